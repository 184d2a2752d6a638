/** What is loaded into the plugin's process before everything else. */
"use strict";

require("./hurry.cjs");
require("./patience.cjs");
require("./mutate.cjs");
require("./compiled.cjs");
require("./fresh.cjs");
require("./flush.cjs");
