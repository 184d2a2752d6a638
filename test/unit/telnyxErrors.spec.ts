import assert from "node:assert/strict";
import { parseErrorBody } from "../../provider/telnyx/errorBody";
import {
    AuthenticationError,
    NotFoundError,
    PermissionError,
    RateLimitError,
    refusedError,
    RefusedError,
    SearchRequiredError,
    UnavailableError,
} from "../../provider/telnyx/errors";

describe("refusedError", () => {
    const request = "POST /number_orders";
    const classOf = (status: number, code?: string, of = request) =>
        refusedError({ request: of, status, entries: [{ code }] }).constructor;

    it("chooses a class by status, and by code where the status says too little", () => {
        assert.equal(classOf(401, "10009"), AuthenticationError);
        assert.equal(classOf(403, "10006"), PermissionError);
        assert.equal(classOf(404, "10005"), NotFoundError);
        assert.equal(classOf(429, "10011"), RateLimitError);
        assert.equal(classOf(422, "85000"), SearchRequiredError);
        assert.equal(classOf(400, "85000"), SearchRequiredError);
        assert.equal(classOf(422, "85001"), UnavailableError);
        assert.equal(classOf(409), UnavailableError);
        assert.equal(classOf(422, "85003"), RefusedError);
        assert.equal(classOf(422), RefusedError);
    });

    it("takes 400 with 10015 for a number that is taken when it answers an order, and only then", () => {
        assert.equal(classOf(400, "10015"), UnavailableError);
        assert.equal(classOf(422, "10015"), RefusedError);
        assert.equal(classOf(400, "10015", "PATCH /phone_numbers/1"), RefusedError);
    });

    it("says what was refused, with status, code, title and detail", () => {
        const entries = [
            { code: "85004", title: "Invalid connection id", detail: "No such connection." },
            { code: "10015" },
        ];
        assert.equal(
            refusedError({ request, status: 422, entries }).message,
            "POST /number_orders was refused (HTTP 422; 85004 Invalid connection id: No such connection.; 10015)",
        );
    });

    it("says what to do about a key, a right or a limit", () => {
        const messageOf = (status: number) => refusedError({ request, status, entries: [] }).message;
        assert.match(messageOf(401), /set telnyx:apiKey or TELNYX_API_KEY.*`pulumi up --refresh=false` once/);
        assert.match(messageOf(403), /verification level/);
        assert.match(messageOf(429), /run `pulumi up` again later/);
    });

    it("knows its codes", () => {
        const error = refusedError({ request, status: 422, entries: [{ code: "85003" }] });
        assert.equal(error.hasCode("85003"), true);
        assert.equal(error.hasCode("85000"), false);
    });
});

describe("parseErrorBody", () => {
    it("reads what is there, and takes a numeric code for the text that it should be", () => {
        const body = { errors: [{ code: 10015, detail: "no", source: { pointer: "/base" } }, {}] };
        assert.deepEqual(parseErrorBody(body), [
            { code: "10015", title: undefined, detail: "no", pointer: "/base" },
            { code: undefined, title: undefined, detail: undefined, pointer: undefined },
        ]);
    });

    it("reads bodies with nulls, as the API sends them", () => {
        const body = { errors: [{ code: "10015", title: null, detail: null, source: null, meta: null }] };
        assert.equal(parseErrorBody(body)?.[0]?.code, "10015");
    });

    it("does not take anything else for one", () => {
        for (const body of [undefined, null, "", "<html>", [], {}, { errors: "no" }, { error: "no" }]) {
            assert.equal(parseErrorBody(body), undefined);
        }
    });
});
