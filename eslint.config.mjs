// The linter's rules: strict types, no floating promises, and imports that point one way (docs/architecture.md).
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import tseslint from "typescript-eslint";

/** Folders that hold a resource: those with a handler and inputs. */
const provider = join(import.meta.dirname, "provider");
const resourceFolders = readdirSync(provider).filter((name) =>
    ["handler.ts", "inputs.ts"].every((file) => existsSync(join(provider, name, file))),
);

/** The emulator's rooms from the ground up; world.ts stands on traffic/, start.ts on everything. */
const emulatorRooms = [
    "numbering",
    "catalogue",
    "store",
    "traffic",
    "lifecycle",
    "formats",
    "webhooks",
    "server",
    "routes",
    "control",
    "console",
    "command",
];

/** What a room must not import: the rooms above it, and control's only neighbour below its own ground. */
function above(rooms, i) {
    const higher = rooms.slice(i + 1).flatMap((room) => [`**/${room}`, `**/${room}/*`]);
    const withoutWorld =
        i <= rooms.indexOf("traffic") ? ["../world", "../start"] : rooms[i] === "command" ? ["../bin"] : ["../start"];
    const notBelowControl = rooms[i] === "control" ? ["**/routes", "**/routes/*", "**/server/*", "**/formats/*"] : [];
    return [[...higher, ...withoutWorld, ...notBelowControl], `emulator/${rooms[i]}/ imports only the rooms below it.`];
}

/** Forbids imports by patterns (a list of globs, or a regular expression), each with the sentence that says why. */
function forbid(files, ...patterns) {
    return {
        files,
        rules: {
            "@typescript-eslint/no-restricted-imports": [
                "error",
                {
                    patterns: patterns.map(([match, message, allowTypeImports = false]) => ({
                        ...(typeof match === "string" ? { regex: match } : { group: match }),
                        message,
                        allowTypeImports,
                    })),
                },
            ],
        },
    };
}

const pulumi = [["@pulumi/*"], "telnyx/ and orders/ know nothing of Pulumi.", true];
const emulator = [["**/emulator/**", "pulumi-telnyx-emulator"], "Provider and emulator share no code."];
const programOnly = "The user's program loads only @pulumi/pulumi.";
const ofProvider = [["**/provider/**", "pulumi-telnyx", "@pulumi/*"], "The emulator shares no code with the provider."];
const tests = [["**/test/**", "**/examples/**"], "Shipped code never imports tests or examples."];
const resources = (except) => [
    resourceFolders.filter((name) => name !== except).map((name) => `**/${name}/*`),
    "No resource folder is imported from here.",
];

/** What nothing in telnyx/ imports. */
const bottom = [
    pulumi,
    emulator,
    tests,
    resources(),
    [
        ["**/lifecycle/*", "**/orders/*", "**/requirements/*", "**/operation"],
        "telnyx/ stands at the bottom: it knows the API and nothing else.",
    ],
];

export default tseslint.config(
    {
        ignores: [
            "**/dist/**",
            "**/node_modules/**",
            "coverage/**",
            ".tmp/**",
            "docs/reference/**",
            "examples/component-library/**",
        ],
    },
    {
        files: ["**/*.ts"],
        extends: [tseslint.configs.strict],
        languageOptions: {
            parserOptions: { project: ["./tsconfig.json"], tsconfigRootDir: import.meta.dirname },
        },
        rules: {
            "@typescript-eslint/no-floating-promises": "error",
            "@typescript-eslint/no-misused-promises": "error",
            "@typescript-eslint/await-thenable": "error",
            "@typescript-eslint/no-explicit-any": "error",
            "@typescript-eslint/switch-exhaustiveness-check": "error",
            "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
            "no-console": "error",
            eqeqeq: "error",
        },
    },
    {
        files: ["provider/**/*.ts"],
        rules: {
            "no-restricted-globals": [
                "error",
                { name: "setTimeout", message: "Only lifecycle/clock.ts sleeps." },
                { name: "setInterval", message: "Only lifecycle/clock.ts sleeps." },
                { name: "fetch", message: "HTTP goes through telnyx/transport.ts." },
            ],
            "no-restricted-properties": [
                "error",
                { object: "process", property: "env", message: "The environment is read in telnyx/settings.ts only." },
            ],
        },
    },
    forbid(["provider/telnyx/**/*.ts"], ...bottom),
    forbid(["provider/telnyx/rate/**/*.ts"], ...bottom, [
        ["../together", "../account*", "../client", "../connect"],
        "rate/ knows no account: it stands below all that sends.",
    ]),
    forbid(["provider/telnyx/together/**/*.ts"], ...bottom, [
        ["../account*", "../connect"],
        "together/ is what an account is made of.",
    ]),
    forbid(["provider/lifecycle/**/*.ts"], emulator, tests, resources(), [
        ["**/telnyx/*", "**/orders/*", "**/requirements/*", "**/operation"],
        "lifecycle/ knows no Telnyx.",
    ]),
    forbid(["provider/orders/**/*.ts"], pulumi, emulator, tests, resources()),
    forbid(["provider/requirements/**/*.ts"], emulator, tests, resources(), [
        ["**/orders/*"],
        "orders/ stands above requirements/.",
    ]),
    ...resourceFolders.map((name) => forbid([`provider/${name}/**/*.ts`], emulator, tests, resources(name))),
    forbid(
        ["provider/*/resource.ts", "provider/{index,provider,enums,statuses}.ts", "provider/functions/*.ts"],
        emulator,
        tests,
        // A type leaves nothing behind that could be loaded.
        ["^\\.\\./(orders|lifecycle)/(?!(resource|mocks|inFull)$)", programOnly, true],
        ["^\\.\\./(orders|lifecycle|telnyx)$|/telnyx/|/handler$|^(axios|zod)$", programOnly],
    ),
    forbid(["emulator/*.ts"], tests, ofProvider),
    ...emulatorRooms.map((room, i) => forbid([`emulator/${room}/**/*.ts`], tests, ofProvider, above(emulatorRooms, i))),
    // What is not used is not loaded. In CommonJS only require stays one for the compiler and for ts-node.
    {
        files: ["provider/functions/*.ts", "provider/dynamic.ts", "provider/numbering.ts"],
        rules: { "@typescript-eslint/no-require-imports": "off" },
    },
    { files: ["provider/telnyx/settings.ts"], rules: { "no-restricted-properties": "off" } },
    // It gathers look-ups of the same moment; it does not sleep.
    { files: ["provider/telnyx/together/gathering.ts"], rules: { "no-restricted-globals": "off" } },
    { files: ["provider/lifecycle/clock.ts"], rules: { "no-restricted-globals": "off" } },
    { files: ["emulator/bin.ts"], rules: { "no-console": "off" } },
);
