import type { Emulator } from "../start";

/** What is shown once the emulator runs: where it is, and how clients find it. */
export function greeting({ url, controlUrl, controlToken, control }: Emulator, version: string): string {
    const token =
        controlToken === undefined
            ? ""
            : `Control token:   ${controlToken}  (other machines send it as Authorization: Bearer TOKEN)
Other machines can reach this emulator, by any of its names, and order in it with any key.
`;
    return `Telnyx emulator: ${url}  (${version})
Control:         ${controlUrl}
Console:         ${new URL("/", url).href}
${token}
Any API key works, and each key is an account of its own. Point at it:

  a Pulumi stack   pulumi config set telnyx:baseUrl ${url}
                   pulumi config set --secret telnyx:apiKey KEY-for-the-emulator
  Node, Python, Go export TELNYX_BASE_URL=${url} TELNYX_API_KEY=KEY
  or in Node       new Telnyx({ apiKey: "KEY", baseURL: "${url}" })
  or in Python     telnyx.Telnyx(api_key="KEY", base_url="${url}")
  or in Go         telnyx.NewClient(option.WithAPIKey("KEY"), option.WithBaseURL("${url}"))
  webhooks         export TELNYX_PUBLIC_KEY=${control.webhookPublicKey()}
  curl             curl -H "Authorization: Bearer KEY" ${url}/number_orders

Stop it with Ctrl+C.`;
}
