package org.nasd.simulator.internal.radius;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Names of well-known attributes and causes, and values as people read them. Numbers as the RFCs and vendors publish them. */
final class Names {

    private enum Form {
        TEXT,
        NUMBER,
        ADDRESS,
        TAGGED,
        HEX
    }

    private record Known(String name, Form form) {}

    private static final Map<Long, Known> KNOWN = new HashMap<>();

    private static final Map<Integer, String> CAUSES = Map.ofEntries(
            Map.entry(201, "Residual-Context-Removed"),
            Map.entry(202, "Invalid-EAP-Packet"),
            Map.entry(401, "Unsupported-Attribute"),
            Map.entry(402, "Missing-Attribute"),
            Map.entry(403, "NAS-Identification-Mismatch"),
            Map.entry(404, "Invalid-Request"),
            Map.entry(405, "Unsupported-Service"),
            Map.entry(406, "Unsupported-Extension"),
            Map.entry(407, "Invalid-Attribute-Value"),
            Map.entry(501, "Administratively-Prohibited"),
            Map.entry(502, "Proxy-Request-Not-Routable"),
            Map.entry(503, "Session-Context-Not-Found"),
            Map.entry(504, "Session-Context-Not-Removable"),
            Map.entry(505, "Proxy-Processing-Error"),
            Map.entry(506, "Resources-Unavailable"),
            Map.entry(507, "Request-Initiated"),
            Map.entry(508, "Multiple-Session-Selection-Unsupported"));

    static {
        texts(0, "1 User-Name", "11 Filter-Id", "18 Reply-Message", "22 Framed-Route", "30 Called-Station-Id");
        texts(0, "31 Calling-Station-Id", "32 NAS-Identifier", "44 Acct-Session-Id", "50 Acct-Multi-Session-Id");
        texts(0, "87 NAS-Port-Id", "88 Framed-Pool", "92 NAS-Filter-Rule");
        numbers(0, "5 NAS-Port", "6 Service-Type", "27 Session-Timeout", "28 Idle-Timeout", "49 Acct-Terminate-Cause");
        numbers(
                0,
                "55 Event-Timestamp",
                "61 NAS-Port-Type",
                "62 Port-Limit",
                "85 Acct-Interim-Interval",
                "101 Error-Cause");
        put(0, Form.ADDRESS, "4 NAS-IP-Address", "8 Framed-IP-Address", "9 Framed-IP-Netmask");
        put(0, Form.HEX, "24 State", "25 Class", "33 Proxy-State", "80 Message-Authenticator");
        texts(9, "1 Cisco-AVPair", "2 Cisco-NAS-Port", "250 Cisco-Account-Info", "251 Cisco-Service-Info");
        texts(9, "252 Cisco-Command-Code", "253 Cisco-Control-Info");
        numbers(2011, "1 Huawei-Input-Burst-Size", "2 Huawei-Input-Average-Rate", "3 Huawei-Input-Peak-Rate");
        numbers(2011, "4 Huawei-Output-Burst-Size", "5 Huawei-Output-Average-Rate", "6 Huawei-Output-Peak-Rate");
        texts(2011, "31 Huawei-Qos-Profile-Name", "95 Huawei-Policy-Name", "138 Huawei-Domain-Name");
        texts(2352, "92 Forward-Policy", "165 HTTP-Redirect-URL", "107 HTTP-Redirect-Profile-Name");
        texts(2352, "87 Qos-Policing-Profile-Name", "88 Qos-Metering-Profile-Name");
        texts(4874, "10 ERX-Ingress-Policy-Name", "11 ERX-Egress-Policy-Name", "26 ERX-Qos-Profile-Name");
        put(4874, Form.TAGGED, "65 ERX-Service-Activate");
        texts(4874, "66 ERX-Service-Deactivate", "108 ERX-CoS-Shaping-Pmt-Type");
        numbers(14988, "1 Mikrotik-Recv-Limit", "2 Mikrotik-Xmit-Limit", "17 Mikrotik-Total-Limit");
        texts(14988, "3 Mikrotik-Group", "8 Mikrotik-Rate-Limit", "11 Mikrotik-Mark-Id", "19 Mikrotik-Address-List");
    }

    private Names() {}

    private static void texts(int vendor, String... known) {
        put(vendor, Form.TEXT, known);
    }

    private static void numbers(int vendor, String... known) {
        put(vendor, Form.NUMBER, known);
    }

    private static void put(int vendor, Form form, String... known) {
        for (String each : known) {
            int blank = each.indexOf(' ');
            KNOWN.put(
                    key(vendor, Integer.parseInt(each.substring(0, blank))),
                    new Known(each.substring(blank + 1), form));
        }
    }

    private static long key(int vendor, int type) {
        return (long) vendor << 8 | type;
    }

    /** {@code Name=value}. */
    static String pair(Attribute attribute) {
        Known known = KNOWN.get(key(attribute.vendor(), attribute.type()));
        if (known == null) {
            String name = attribute.vendor() == 0
                    ? "attr-" + attribute.type()
                    : "vsa-" + attribute.vendor() + "-" + attribute.type();
            return name + "=" + text(attribute.value());
        }
        return known.name() + "=" + value(attribute, known.form());
    }

    private static String value(Attribute attribute, Form form) {
        byte[] value = attribute.value();
        return switch (form) {
            case TEXT -> text(value);
            case TAGGED ->
                value.length > 1 && value[0] <= 0x1f && value[0] >= 0
                        ? value[0] + ":" + text(Arrays.copyOfRange(value, 1, value.length))
                        : text(value);
            case NUMBER -> value.length == 4 ? Long.toString(attribute.number()) : hex(value);
            case ADDRESS ->
                value.length == 4
                        ? (value[0] & 0xff) + "." + (value[1] & 0xff) + "." + (value[2] & 0xff) + "."
                                + (value[3] & 0xff)
                        : hex(value);
            case HEX -> hex(value);
        };
    }

    /** Text where the bytes are some, else hex digits. */
    private static String text(byte[] value) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
            return text.chars().anyMatch(c -> c < ' ') ? hex(value) : text;
        } catch (CharacterCodingException e) {
            return hex(value);
        }
    }

    private static String hex(byte[] value) {
        return "0x" + HexFormat.of().formatHex(value);
    }

    static String cause(int cause) {
        return CAUSES.getOrDefault(cause, "Error-Cause") + " (" + cause + ")";
    }
}
