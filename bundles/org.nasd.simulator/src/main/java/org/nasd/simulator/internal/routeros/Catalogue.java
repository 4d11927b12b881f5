package org.nasd.simulator.internal.routeros;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The menus that a simulated router has. */
final class Catalogue {

    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final String IP = OCTET + "(?:\\." + OCTET + "){3}";
    private static final String IP_OR_NET = IP + "(?:/(?:3[0-2]|[12]?\\d))?";
    private static final String RATE = "\\d+[kMG]?";
    private static final String PAIR = RATE + "/" + RATE;

    private Catalogue() {}

    static List<MenuSpec> of(String identity) {
        return List.of(
                MenuSpec.table("/ip/firewall/address-list", "list", "address", "timeout")
                        .require("list", "address")
                        .unique("failure: already have such entry", "list", "address")
                        .form("address", IP_OR_NET + "|" + IP + "-" + IP + "|[A-Za-z][A-Za-z0-9.-]*")
                        .defaulting("creation-time", "2026-01-01 00:00:00", "dynamic", "false"),
                queue(),
                MenuSpec.dynamic("/ppp/active"),
                MenuSpec.dynamic("/ip/hotspot/active"),
                MenuSpec.dynamic("/ip/hotspot/host"),
                MenuSpec.table(
                                "/ppp/secret",
                                "name",
                                "password",
                                "service",
                                "profile",
                                "caller-id",
                                "local-address",
                                "remote-address",
                                "limit-bytes-in",
                                "limit-bytes-out",
                                "routes")
                        .require("name")
                        .unique("failure: secret with the same name already exists", "name")
                        .defaulting("service", "any", "profile", "default"),
                MenuSpec.table("/ip/hotspot/ip-binding", "address", "mac-address", "to-address", "server", "type"),
                MenuSpec.table(
                                "/ip/dhcp-server/lease",
                                "address",
                                "mac-address",
                                "server",
                                "client-id",
                                "lease-time",
                                "rate-limit",
                                "address-lists",
                                "block-access",
                                "use-src-mac",
                                "always-broadcast")
                        .require("address")
                        .form("address", IP)
                        .unique("failure: already have static lease for this IP address", "address")
                        .defaulting("status", "waiting", "dynamic", "false"),
                MenuSpec.table("/ip/arp", "address", "mac-address", "interface", "published")
                        .require("address", "interface"),
                MenuSpec.table("/ip/address", "address", "interface", "network", "broadcast")
                        .require("address", "interface")
                        .form("address", IP_OR_NET)
                        .unique("failure: already have such address", "address", "interface"),
                MenuSpec.table(
                                "/ip/firewall/filter",
                                "chain",
                                "action",
                                "src-address",
                                "dst-address",
                                "src-address-list",
                                "dst-address-list",
                                "protocol",
                                "dst-port",
                                "place-before")
                        .require("chain"),
                MenuSpec.table(
                                "/ip/firewall/nat",
                                "chain",
                                "action",
                                "src-address",
                                "dst-address",
                                "src-address-list",
                                "protocol",
                                "dst-port",
                                "to-addresses",
                                "to-ports",
                                "place-before")
                        .require("chain"),
                MenuSpec.table("/interface", "name", "mtu").without("add", "remove", "comment"),
                MenuSpec.settings("/system/identity", Map.of("name", identity), "name"),
                MenuSpec.settings("/system/resource", resource()));
    }

    private static MenuSpec queue() {
        return MenuSpec.table(
                        "/queue/simple",
                        "name",
                        "target",
                        "dst",
                        "parent",
                        "packet-marks",
                        "priority",
                        "queue",
                        "limit-at",
                        "max-limit",
                        "burst-limit",
                        "burst-threshold",
                        "burst-time",
                        "bucket-size",
                        "total-max-limit",
                        "time",
                        "place-before")
                .require("target")
                .unique("failure: already have device with such name", "name")
                .form("target", "\\S+")
                .form("max-limit", PAIR)
                .form("limit-at", PAIR)
                .form("burst-limit", PAIR)
                .form("burst-threshold", PAIR)
                .form("burst-time", "\\d+s?/\\d+s?")
                .form("priority", "[1-8](?:/[1-8])?")
                .defaulting(
                        "parent",
                        "none",
                        "priority",
                        "8/8",
                        "queue",
                        "default-small/default-small",
                        "limit-at",
                        "0/0",
                        "max-limit",
                        "0/0",
                        "burst-limit",
                        "0/0",
                        "burst-threshold",
                        "0/0",
                        "burst-time",
                        "0s/0s",
                        "bucket-size",
                        "0.1/0.1",
                        "dynamic",
                        "false",
                        "invalid",
                        "false");
    }

    private static Map<String, String> resource() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("uptime", "1w2d3h4m5s");
        values.put("version", "7.18.2 (stable)");
        values.put("build-time", "2025-03-11 11:59:04");
        values.put("free-memory", "805306368");
        values.put("total-memory", "1073741824");
        values.put("cpu", "simulated");
        values.put("cpu-count", "4");
        values.put("cpu-load", "3");
        values.put("architecture-name", "x86_64");
        values.put("board-name", "nasd simulator");
        values.put("platform", "MikroTik");
        return values;
    }
}
