import assert from "node:assert/strict";
import { must } from "../support/must";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { inPortal } from "../support/portal";
import { correctedValues, german, germanValues, papers, value } from "../support/requirementGroup";
import { numbers, ordered, releases } from "../support/seen";

const { a, german: one, german2: two } = numbers;

describe("NumberOrder > requirement values", () => {
    const desk = useDesk();
    const supplied = () =>
        desk.emulator.control
            .requests({ method: "PATCH" })
            .filter(({ path }) => /^\/number_order/.test(path))
            .map(({ path, body }) => ({
                endpoint: path.split("/")[1],
                values: (body as { regulatory_requirements?: object[] }).regulatory_requirements,
            }));
    const wire = (requirement_id: string, field_value: string) => ({ requirement_id, field_value });
    const approveAll = (...phoneNumbers: string[]) => {
        desk.clock.onSleep = () => {
            desk.clock.onSleep = () => undefined;
            phoneNumbers.forEach((phoneNumber) => desk.emulator.control.approveNumber(phoneNumber));
        };
    };
    const valuesOf = (phoneNumber: string) =>
        desk.emulator.control
            .orders()
            .flatMap(({ phone_numbers }) => phone_numbers)
            .filter((number) => number.phone_number === phoneNumber)
            .at(-1)
            ?.requirements.map(({ field_value }) => field_value);

    it("go to the order as soon as it is placed, and the number activates when they are approved", async () => {
        approveAll(one, two);
        const main = new DeclaredOrder(desk);
        const program = { phoneNumbers: [one, two], regulatoryRequirements: germanValues };

        const state = await main.up(program);

        assert.equal(state.status, "success");
        assert.equal(state.requirementsMet, true);
        assert.deepEqual(supplied(), [
            {
                endpoint: "number_orders",
                values: [wire(german.address, papers.address[0]), wire(german.proof, papers.proof[0])],
            },
        ]);
        assert.match(must(desk.log.progressLines[0]), /0 of 2 numbers active, \+4989555012345 requirement-info-under/);
        assert.equal(main.preview(program).update, false);
    });

    it("of a number win over those of the order", async () => {
        approveAll(one, two);
        const main = new DeclaredOrder(desk);
        const own = { phoneNumber: two, regulatoryRequirements: [value(german.proof, papers.proof[1])] };
        const program = { phoneNumbers: [one, own], regulatoryRequirements: germanValues };

        const state = await main.up(program);

        assert.deepEqual(valuesOf(one), [papers.address[0], papers.proof[0]]);
        assert.deepEqual(valuesOf(two), [papers.address[0], papers.proof[1]]);
        assert.deepEqual(
            supplied().map(({ endpoint }) => endpoint),
            ["number_order_phone_numbers", "number_order_phone_numbers"],
        );
        assert.deepEqual(state.phoneNumbers, [one, own]);
        assert.deepEqual(state.regulatoryRequirements, germanValues);
        assert.equal(main.preview(program).update, false);
        await main.refresh();
        assert.equal(main.preview(program).update, false);
    });

    it("that come after the order are supplied by the next up, and only those that differ", async () => {
        const main = new DeclaredOrder(desk);
        await main.upFails({ phoneNumbers: [one], regulatoryRequirements: germanValues.slice(0, 1) });
        desk.emulator.control.clearRequests();
        approveAll(one);

        const state = await main.up({ phoneNumbers: [one], regulatoryRequirements: germanValues });

        assert.equal(state.status, "success");
        assert.deepEqual(supplied(), [{ endpoint: "number_orders", values: [wire(german.proof, papers.proof[0])] }]);
        assert.deepEqual(ordered(desk.emulator.control), [[one]]);
    });

    it("end the number's wait at once when some are missing, named with the deadline, while others go on", async () => {
        const { control } = desk.emulator;
        control.configure({ activationDelayMs: 30_000 });
        const main = new DeclaredOrder(desk);
        const program = {
            phoneNumbers: [a, one],
            regulatoryRequirements: germanValues.slice(0, 1),
            connectionId: "c1",
            customerReference: "mine",
        };

        const reasons = await main.upFails(program);

        assert.match(
            reasons,
            /^waiting for number order \([0-9a-f-]{36}\): \+4989555012345 needs 'Proof of address' \(requirement 33333333-aaaa-4bbb-8ccc-444444444444\) by 20\d\d-\d\d-\d\d \(requirement-info-pending\): give it in regulatoryRequirements/,
        );
        assert.doesNotMatch(reasons, /Address matching|13125550142/);
        assert.ok(desk.clock.now() >= 30_000, "the other number was waited for");
        assert.ok(desk.clock.now() < 60_000, "nobody waited for the missing value");
        const [bought] = control.numbers();
        assert.deepEqual([bought?.phone_number, bought?.connection_id, bought?.customer_reference], [a, "c1", "mine"]);
        assert.equal(main.state.status, "pending");
        assert.deepEqual(releases(control), []);
    });

    it("under review are waited for, and the time-out says who reviews", async () => {
        desk.timeoutMs = 42_000;
        const main = new DeclaredOrder(desk);

        const reasons = await main.upFails({ phoneNumbers: [one], regulatoryRequirements: germanValues });

        assert.match(
            reasons,
            /\+4989555012345 is still requirement-info-under-review after 42 s: people at Telnyx are reviewing its requirements, which can take days; nothing is to be done but to run `pulumi up` later/,
        );
        assert.equal(desk.clock.now(), 42_000);
    });

    it("that are rejected end the wait with the requirement, the comments and the new deadline", async () => {
        const comment = "Address proof is older than three months.";
        desk.clock.onSleep = () => {
            desk.clock.onSleep = () => undefined;
            desk.emulator.control.rejectNumber(one, { requirementId: german.proof, comment });
        };

        const reasons = await new DeclaredOrder(desk).upFails({
            phoneNumbers: [one],
            regulatoryRequirements: germanValues,
        });

        assert.match(
            reasons,
            /\+4989555012345: Telnyx rejected 'Proof of address' \(requirement 33333333-[0-9a-f-]+\): "Address proof is older than three months\." \(requirement-info-exception\)\. Correct the values by 20\d\d-\d\d-\d\d and run `pulumi up`/,
        );
        assert.ok(desk.clock.now() < 60_000);
    });

    it("are handed in again when they were corrected, and not when they were not", async () => {
        const main = new DeclaredOrder(desk);
        await rejectOnce(main);
        desk.emulator.control.clearRequests();

        const again = await main.upFails({ phoneNumbers: [one], regulatoryRequirements: germanValues });
        assert.match(again, /Telnyx rejected 'Proof of address'/);
        assert.deepEqual(supplied(), []);
        approveAll(one);
        const state = await main.up({ phoneNumbers: [one], regulatoryRequirements: correctedValues });

        assert.equal(state.status, "success");
        assert.deepEqual(supplied(), [{ endpoint: "number_orders", values: [wire(german.proof, papers.proof[1])] }]);
        assert.deepEqual(ordered(desk.emulator.control), [[one]]);
    });

    it("are locked once all are approved: an up that changes them says so and what to do", async () => {
        approveAll(one);
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [one], regulatoryRequirements: germanValues });

        const changed = { phoneNumbers: [one], regulatoryRequirements: correctedValues };
        assert.deepEqual(main.preview(changed).properties, ["regulatoryRequirements"]);
        const reasons = await main.upFails(changed);

        assert.match(reasons, /^supplying requirement values to number order \([0-9a-f-]{36}\): .*85003/);
        assert.match(reasons, /Telnyx locks values once all are approved: put the old ones back/);
        await main.up({ phoneNumbers: [one], regulatoryRequirements: germanValues });
        assert.equal(main.preview({ phoneNumbers: [one], regulatoryRequirements: germanValues }).update, false);
    });

    it("of a number that is locked do not stand in the way of another that was rejected", async () => {
        const { control } = desk.emulator;
        desk.clock.onSleep = () => {
            desk.clock.onSleep = () => undefined;
            control.approveNumber(one);
            control.rejectNumber(two, { requirementId: german.proof });
        };
        const main = new DeclaredOrder(desk);
        await main.upFails({ phoneNumbers: [one, two], regulatoryRequirements: germanValues });
        approveAll(two);
        const corrected = { phoneNumbers: [one, two], regulatoryRequirements: correctedValues };

        const state = await main.up(corrected);

        assert.equal(state.status, "success");
        assert.deepEqual(valuesOf(one), [papers.address[0], papers.proof[0]]);
        assert.deepEqual(valuesOf(two), [papers.address[0], papers.proof[1]]);
        assert.equal(main.preview(corrected).update, false);
        await main.refresh();
        assert.equal(main.preview(corrected).update, false);
    });

    it("that Telnyx does not accept are refused with the API's words, without the value", async () => {
        const secret = "my neighbour's passport";
        const main = new DeclaredOrder(desk);

        const reasons = await main.upFails({
            phoneNumbers: [a, one],
            regulatoryRequirements: [must(germanValues[0]), value(german.proof, secret)],
        });

        assert.match(reasons, /supplying requirement values to number order .*'Proof of address' must be the uuid/);
        assert.match(reasons, /needs .*'Proof of address'/);
        assert.ok(!reasons.includes(secret));
        assert.ok(!JSON.stringify(main.state.numbers).includes(papers.address[0]));
        assert.equal(main.state.numbers.find(({ phoneNumber }) => phoneNumber === a)?.status, "active");
    });

    it("do not appear where a reviewer repeats them", async () => {
        desk.clock.onSleep = () => {
            desk.clock.onSleep = () => undefined;
            const comment = `No customer has the address ${papers.address[0]}.`;
            desk.emulator.control.rejectNumber(one, { requirementId: german.address, comment });
        };

        const reasons = await new DeclaredOrder(desk).upFails({
            phoneNumbers: [one],
            regulatoryRequirements: germanValues,
        });

        assert.match(reasons, /"No customer has the address \[value\]\."/);
    });

    describe("that were corrected", () => {
        const [v1, v2] = papers.proof;
        const program = { phoneNumbers: [one], regulatoryRequirements: germanValues };
        const corrected = { phoneNumbers: [one], regulatoryRequirements: correctedValues };
        const reject = (comment?: string) => {
            desk.emulator.control.rejectNumber(one, {
                requirementId: german.proof,
                ...(comment === undefined ? {} : { comment }),
            });
        };
        const rejectNext = (comment?: string) => {
            desk.clock.onSleep = () => {
                desk.clock.onSleep = () => undefined;
                reject(comment);
            };
        };

        it("do not appear in a comment on the former ones, in this up or a later one", async () => {
            const main = new DeclaredOrder(desk);
            rejectNext(`${v1} is illegible.`);
            assert.match(await main.upFails(program), /"\[value\] is illegible\."/);
            assert.match(
                await main.upFails(program),
                /"\[value\] is illegible\."/,
                "it is true until they are corrected",
            );

            rejectNext(`${v2} is no better than ${v1}.`);
            const reasons = [await main.upFails(corrected)];
            assert.match(
                must(reasons[0]),
                /rejected 'Proof of address' \(.*\): "\[value\] is no better than \[value\]\." /,
            );
            await main.refresh();
            reasons.push(await main.upFails(corrected));

            assert.ok(!reasons.some((reason) => reason.includes("illegible")), reasons.join("\n"));
            assert.ok(!JSON.stringify(main.state).includes(v1));
        });

        it("leave nothing to be quoted where they are rejected again without a comment", async () => {
            const main = new DeclaredOrder(desk);
            rejectNext(`${v1} is illegible.`);
            await main.upFails(program);
            rejectNext();

            const reasons = [await main.upFails(corrected), await main.upFails(corrected)];

            assert.ok(
                reasons.every((reason) => /rejected 'Proof of address'/.test(reason) && !/illegible/.test(reason)),
            );
        });

        it("do not appear where a run was killed after it had handed the new ones in", async () => {
            const { control } = desk.emulator;
            const main = new DeclaredOrder(desk);
            rejectNext(`${v1} is illegible.`);
            await main.upFails(program);
            const killed = main.fork();
            control.clearRequests();
            desk.isEngineAlive = () => supplied().length === 0;
            await killed.upFails(corrected);
            desk.isEngineAlive = () => true;
            assert.equal(supplied().length, 1);
            reject();

            await main.refresh();
            const unwaited = { ...corrected, waitFor: "none" };
            await main.up(unwaited);

            const said = desk.log.warnings.join("\n");
            assert.match(said, /rejected 'Proof of address'/);
            assert.ok(!said.includes("illegible") && !said.includes(v1), said);
        });

        it("hide every comment up to then where those cannot be read", async () => {
            const main = new DeclaredOrder(desk);
            rejectNext(`${v1} is illegible.`);
            await main.upFails(program);
            // The emulator's time may run ahead of the real one.
            desk.clock.startMs = Date.now() + 86_400_000;
            const respond = { kind: "reply", status: 422, body: { errors: [{ code: "10015", title: "No" }] } } as const;
            desk.emulator.control.addFault({ method: "GET", path: "^/comments", respond });
            rejectNext();
            await main.upFails(corrected);

            assert.ok(!(await main.upFails(corrected)).includes("illegible"));
        });
    });

    it("survive a lost reply", async () => {
        desk.emulator.control.addFault({
            method: "PATCH",
            path: "^/number_orders/",
            apply: true,
            respond: { kind: "drop" },
        });
        approveAll(one);

        const state = await new DeclaredOrder(desk).up({ phoneNumbers: [one], regulatoryRequirements: germanValues });

        assert.equal(state.status, "success");
        assert.deepEqual(ordered(desk.emulator.control), [[one]]);
    });

    it("that were taken out stay at Telnyx and are no longer looked at", async () => {
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [one], regulatoryRequirements: germanValues, waitFor: "none" });
        desk.emulator.control.clearRequests();

        await main.up({ phoneNumbers: [one], waitFor: "none" });

        assert.deepEqual(supplied(), []);
        assert.equal(main.preview({ phoneNumbers: [one], waitFor: "none" }).update, false);
    });

    for (const [where, path, shown] of [
        // Values are people's documents: one number's never stand in a property that nobody marked as a secret.
        ["of the order", "regulatoryRequirements", "in a warning"],
        ["of a number", "phoneNumbers", "by their property"],
    ] as const) {
        it(`${where} that somebody changed are shown ${shown}, and repaired`, async () => {
            const { control } = desk.emulator;
            const main = new DeclaredOrder(desk);
            const program =
                path === "phoneNumbers"
                    ? { phoneNumbers: [one, { phoneNumber: two, regulatoryRequirements: germanValues }] }
                    : { phoneNumbers: [one, two], regulatoryRequirements: germanValues };
            const unwaited = { ...program, waitFor: "none" };
            await main.up(unwaited);
            await changeBehindTheBack(two, german.proof, papers.proof[1]);

            await main.refresh();
            const isInProperty = path === "phoneNumbers";
            assert.deepEqual(main.preview(unwaited), { update: true, properties: isInProperty ? [path] : [] });
            assert.equal(JSON.stringify(main.knownInputs).includes(papers.proof[1]), isInProperty);
            const warning = `1 number is not as declared: ${two} (requirement ${german.proof})`;
            assert.equal(desk.log.warnings.includes(warning), !isInProperty);
            control.clearRequests();
            await main.up(unwaited);

            assert.deepEqual(valuesOf(two), [papers.address[0], papers.proof[0]]);
            assert.deepEqual(
                supplied().map(({ values }) => values),
                [[wire(german.proof, papers.proof[0])]],
            );
            assert.equal(main.preview(unwaited).update, false);
        });
    }

    it("that a number lacks are no business of a program that takes it out and waits for nothing", async () => {
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [one, two], waitFor: "none" });
        desk.log.warnings.length = 0;

        await main.up({ phoneNumbers: [one], waitFor: "none" });

        const lacking = desk.log.warnings.filter((line) => line.includes(" needs "));
        assert.deepEqual(
            lacking.map((line) => line.split(" ")[0]),
            [one],
        );
    });

    it("that are missing are warned of where nobody waits", async () => {
        const main = new DeclaredOrder(desk);

        await main.up({ phoneNumbers: [a, one], waitFor: "none" });

        assert.equal(desk.log.warnings.length, 1);
        assert.match(must(desk.log.warnings[0]), /^\+4989555012345 needs 'Address matching .* and 'Proof of address'/);
    });

    async function changeBehindTheBack(phoneNumber: string, requirement_id: string, field_value: string) {
        const number = desk.emulator.control
            .orders()
            .flatMap(({ phone_numbers }) => phone_numbers)
            .find((each) => each.phone_number === phoneNumber);
        const regulatory_requirements = [{ requirement_id, field_value }];
        const path = `/number_order_phone_numbers/${number?.id}`;
        await inPortal(desk.emulator, "PATCH", path, { regulatory_requirements });
    }

    async function rejectOnce(main: DeclaredOrder): Promise<void> {
        desk.clock.onSleep = () => {
            desk.clock.onSleep = () => undefined;
            desk.emulator.control.rejectNumber(one, { requirementId: german.proof, comment: "Illegible." });
        };
        await main.upFails({ phoneNumbers: [one], regulatoryRequirements: germanValues });
    }

    it("are handed in although the number is found in its order a moment later", async () => {
        const { control } = desk.emulator;
        control.addFault({
            method: "GET",
            path: "^/number_order_phone_numbers/",
            respond: { kind: "reply", status: 404, body: { errors: [{ code: "10005", title: "Resource not found" }] } },
        });
        const main = new DeclaredOrder(desk);

        await main.up({ phoneNumbers: [one], regulatoryRequirements: germanValues, waitFor: "none" });

        assert.equal(supplied().length, 1);
        assert.deepEqual(ordered(control), [[one]]);
        assert.equal(main.state.numbers[0]?.requirementsStatus, "requirement-info-under-review");
    });
});
