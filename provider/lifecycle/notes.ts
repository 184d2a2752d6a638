import type { Handler, Whereabouts } from "./handler";

/**
 * Notes in the account what a resource declares and what its state has, for the other resources of the run. Without an
 * account, for want of a key, nothing can be changed, so nobody has to know of it.
 */
export class Notes<Inputs extends object, State extends object, Api> {
    constructor(
        private readonly handler: Handler<Inputs, State, Api>,
        private readonly connect: () => Api,
    ) {}

    claim(inputs: Inputs, whereabouts: Whereabouts): void {
        const { claim } = this.handler;
        this.note(claim && ((api) => claim(inputs, api, whereabouts)));
    }

    hold(id: string, state: State, urn: string): void {
        const { hold } = this.handler;
        this.note(hold && ((api) => hold(id, state, api, urn)));
    }

    private note(note: ((api: Api) => void) | undefined): void {
        if (note === undefined) {
            return;
        }
        let api;
        try {
            api = this.connect();
        } catch {
            return;
        }
        note(api);
    }
}
