#!/usr/bin/env node
// Committed, since npm links a command only to a file that is there: dist/ is compiled after `npm ci`.
require("./dist/bin.js");
