import assert from "node:assert/strict";
import { cellNamed } from "../../faults/cells";
import { Player } from "../../faults/player";

/** What an outside matrix found, each as cells of ours. A request that no longer comes fails, too: name it anew. */
const defects: Readonly<Record<string, readonly string[]>> = {
    "each number is judged by itself when a settings update was harmed half way": [
        "everything at once | PATCH /phone_numbers/{id}#2 | 503-on | refresh",
        "everything at once | PATCH /phone_numbers/{id}#1 | applied-dead-on | refresh",
        "everything at once | PATCH /phone_numbers/{id}#1 | kill-after | refresh",
        "label changed on both sides | PATCH /phone_numbers/{id}#2 | 503-on | refresh",
        "label changed on both sides | PATCH /phone_numbers/{id}#1 | applied-dead-on | refresh",
        "connection | PATCH /phone_numbers/{id}#2 | 503-on | refresh",
        "bulk profile | PATCH /phone_numbers/{id}/messaging#2 | 503-on | refresh",
        "bulk profile | PATCH /phone_numbers/{id}/messaging#2 | kill-before | refresh",
        "bulk label | PATCH /phone_numbers/{id}#2 | applied-dead-on | refresh",
    ],
    "a failed update remembers only what was observed": [
        "label changed on both sides | GET /number_orders/{id}#2 | 503-on | refresh",
        "label changed on both sides | GET /phone_numbers#3 | 503-on | refresh",
        "label changed on both sides | PATCH /phone_numbers/{id}#1 | 503-on | refresh",
    ],
    "what was seen last of a fresh order wins over the reply to its POST": [
        "create one | GET /number_orders/{id}#1 | 404 | refresh",
        "create one | GET /number_orders/{id}#2 | 404 | refresh",
    ],
    "one empty list makes no success of what was not written": [
        "one of two pending taken out, and another label | GET /phone_numbers#1 | empty-list | plain",
        "one of two pending taken out, and another label | GET /phone_numbers#2 | empty-list | plain",
        "one of two pending taken out, and another label | GET /phone_numbers#3 | empty-list | plain",
    ],
    "a bulk order that a killed or failed run half changed has the status of what is asked for": [
        "bulk shrink | DELETE /phone_numbers/{id}#1 | kill-after | plain",
        "bulk grow given up | GET /inexplicit_number_orders#1 | dropped | refresh",
        "bulk grow given up | GET /number_orders/{id}#1 | 404 | refresh",
    ],
    "a pending number that a killed run cancelled is gone from the state": [
        "a pending number taken out | PATCH /sub_number_orders/{id}/cancel#1 | kill-after | refresh",
        "a pending number taken out | PATCH /sub_number_orders/{id}/cancel#1 | applied-dead-on | refresh",
        "a pending number taken out | GET /number_orders/{id}#2 | 404 | refresh",
    ],
    "a requirement group whose run was harmed is found again instead of made twice": [
        "group empty | POST /requirement_groups#1 | applied-dead-on | plain",
        "group with values | POST /requirement_groups#1 | kill-after | refresh",
        "group replaced | POST /requirement_groups#1 | kill-after | refresh",
        "regulated by a group | POST /requirement_groups#1 | kill-after | refresh",
    ],
    "a requirement group is gone only when it was seen to be gone": [
        "group destroy | DELETE /requirement_groups/{id}#1 | empty-200 | refresh",
    ],
};

describe("Known defects", function () {
    this.timeout(120_000);
    let player: Player;

    before("set up the desk", async () => {
        player = await Player.open();
    });

    after("clear the desk", () => player.close());

    for (const [sentence, names] of Object.entries(defects)) {
        describe(sentence, () => {
            for (const name of names) {
                it(name, async () => {
                    const { faults, harmed, story } = await player.play(cellNamed(name));

                    assert.deepEqual(faults, [], story.join("\n"));
                    assert.ok(harmed, "the request never came");
                });
            }
        });
    }
});
