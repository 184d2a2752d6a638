import * as nodeModule from "node:module";

// Where Node can keep what it compiled (from version 22 on), the next start need not compile it again.
if ("enableCompileCache" in nodeModule && typeof nodeModule.enableCompileCache === "function") {
    nodeModule.enableCompileCache();
}
