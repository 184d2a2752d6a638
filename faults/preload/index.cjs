/** What is loaded into the plugin's process before everything else. */
"use strict";

require("../../test/support/lazySdk.cjs");
require("./hurry.cjs");
require("./patience.cjs");
require("./mutate.cjs");
require("./compiled.cjs");
require("./fresh.cjs");
require("./flush.cjs");
