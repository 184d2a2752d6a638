/** What `--help` shows. */
export const help = `Usage: pulumi-telnyx-emulator [options]

A local Telnyx for ordering phone numbers: start it, point your program at it, and nothing it
does costs money. Any API key works; each key is an account of its own.

  --port N               port to listen on (default: 4010; 0 takes any free one)
  --data FILE            keep the data in FILE over restarts
  --seed FILE            begin with the accounts, numbers and requirement groups of a JSON file
  --log                  show a line for each request
  --strict               send only what the official description allows: no nulls, no statuses
                         beyond it, for clients with strict types
  --activation-delay MS  orders stay pending for so long (default: 0)
  --listing-delay MS     bought numbers are listed so much later (default: 0)
  --latency MS           every reply takes so long (default: 0)
  --webhook URL          tell this URL of every order that comes to its end, by a signed webhook
  --webhook-failover URL and this one when that does not answer

  --host ADDRESS         address to listen on (default: 127.0.0.1, for this machine only)
  --allow-remote         let other machines use it, as from another container. They can read and
                         order everything in it; control takes a token from them
  --control-token TOKEN  that token (default: a new one at each start, shown then)

  --version              show the version
  --help                 show this text

The page at / shows what happens and does what Telnyx would do.

Try it:
  pulumi-telnyx-emulator --log
  curl -H "Authorization: Bearer KEY" -g "http://127.0.0.1:4010/v2/available_phone_numbers?filter[limit]=3"
`;
