import type { dynamic } from "@pulumi/pulumi";
import { openDoor } from "./lifecycle/door";
import { connectAccount } from "./operation";
import { adoptFaults, providerName } from "./telnyx/settings";

type Provider = dynamic.ResourceProvider;

/*
 * A handler is loaded when a state or a program names it: most stacks need one of the three. In CommonJS only require
 * stays one for the compiler and for ts-node.
 */
const handlers = {
    NumberOrder: () => (require("./numberOrder/handler") as typeof import("./numberOrder/handler")).numberOrderHandler,
    RequirementGroup: () =>
        (require("./requirementGroup/handler") as typeof import("./requirementGroup/handler")).requirementGroupHandler,
    InexplicitNumberOrder: () =>
        (require("./inexplicitNumberOrder/handler") as typeof import("./inexplicitNumberOrder/handler"))
            .inexplicitNumberOrderHandler,
};

/** The token table: `__provider` texts in users' states name these, so a name here never changes its meaning. */
class Doors {
    #numberOrder: Provider | undefined;
    #requirementGroup: Provider | undefined;
    #inexplicitNumberOrder: Provider | undefined;

    /** The handler of `pulumi-nodejs:dynamic/telnyx:NumberOrder`. */
    get numberOrder(): Provider {
        return (this.#numberOrder ??= openDoor(
            handlers.NumberOrder(),
            connectAccount,
            ofPackage,
            typeOf("NumberOrder"),
        ));
    }

    /** The handler of `pulumi-nodejs:dynamic/telnyx:RequirementGroup`. */
    get requirementGroup(): Provider {
        const type = typeOf("RequirementGroup");
        return (this.#requirementGroup ??= openDoor(handlers.RequirementGroup(), connectAccount, ofPackage, type));
    }

    /** The handler of `pulumi-nodejs:dynamic/telnyx:InexplicitNumberOrder`. */
    get inexplicitNumberOrder(): Provider {
        const type = typeOf("InexplicitNumberOrder");
        return (this.#inexplicitNumberOrder ??= openDoor(
            handlers.InexplicitNumberOrder(),
            connectAccount,
            ofPackage,
            type,
        ));
    }
}

const ofPackage = { providerName, settingFaults: adoptFaults };

function typeOf(name: keyof typeof handlers): string {
    return `pulumi-nodejs:dynamic/telnyx:${name}`;
}

export = new Doors();
