import assert from "node:assert/strict";
import { Spoken } from "../../provider/lifecycle/spoken";

describe("Spoken", () => {
    const found = { warnings: ["as it stands"], intentions: ["what goes"] };

    it("keeps the intentions of a refresh for itself, and says them once the program has spoken", () => {
        const spoken = new Spoken();
        assert.deepEqual(spoken.due(found, "urn:1"), ["as it stands"]);
        spoken.declare("urn:2");
        assert.deepEqual(spoken.due(found, "urn:1"), []);
        spoken.declare("urn:1");
        assert.deepEqual(spoken.due(found, "urn:1"), ["what goes"]);
    });

    it("says everything once, and what is new", () => {
        const spoken = new Spoken();
        spoken.declare("urn:1");
        assert.deepEqual(spoken.due(found, "urn:1"), ["as it stands", "what goes"]);
        assert.deepEqual(spoken.due(found, "urn:1"), []);
        assert.deepEqual(spoken.due({ ...found, intentions: ["more goes"] }, "urn:1"), ["more goes"]);
    });

    it("says everything again after another check, which begins another run", () => {
        const spoken = new Spoken();
        for (const run of ["first", "second"]) {
            spoken.declare("urn:1");
            assert.deepEqual(spoken.due(found, "urn:1"), ["as it stands", "what goes"], run);
        }
    });

    it("takes an import, which has no URN, for declared by no program", () => {
        const spoken = new Spoken();
        spoken.declare("urn:1");
        assert.deepEqual(spoken.due(found), ["as it stands"]);
    });
});
