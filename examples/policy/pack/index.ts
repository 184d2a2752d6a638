import { PolicyPack } from "@pulumi/policy";
import { rules } from "../rules";

new PolicyPack("phone-numbers", { policies: rules });
