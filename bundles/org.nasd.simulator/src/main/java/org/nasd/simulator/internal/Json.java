package org.nasd.simulator.internal;

import java.util.Iterator;
import java.util.Map;
import org.nasd.simulator.Change;
import org.nasd.simulator.Gauges;
import org.nasd.simulator.JournalEntry;

/** Writes JSON on one line. It only ever writes; so the simulator's jar and Netty are all that a process of its own needs. */
public final class Json {

    private static final String HEX = "0123456789abcdef";

    private Json() {}

    /**
     * One value as JSON.
     *
     * @param value a string, number, truth, null, or a list or map of such
     */
    public static String of(Object value) {
        StringBuilder out = new StringBuilder(128);
        write(value, out);
        return out.toString();
    }

    /** One line of a journal file. */
    public static String line(JournalEntry entry) {
        StringBuilder out = new StringBuilder(256);
        out.append("{\"number\":").append(entry.number());
        out.append(",\"arrived\":").append(entry.arrivedMicros());
        out.append(",\"ended\":").append(entry.endedMicros());
        out.append(",\"connection\":").append(entry.connection());
        out.append(",\"tag\":");
        write(entry.tag(), out);
        out.append(",\"words\":");
        write(entry.words(), out);
        out.append(",\"result\":\"").append(entry.result()).append("\",\"message\":");
        write(entry.message(), out);
        out.append(",\"changes\":[");
        String comma = "";
        for (Change change : entry.changes()) {
            out.append(comma).append("{\"kind\":\"").append(change.kind()).append("\",\"menu\":");
            write(change.menu(), out);
            out.append(",\"id\":");
            write(change.id(), out);
            out.append(",\"row\":");
            write(change.row(), out);
            out.append('}');
            comma = ",";
        }
        return out.append("]}").toString();
    }

    /** A router's figures. */
    public static String of(Gauges g) {
        return "{\"connections\":" + g.connections() + ",\"maxConnections\":" + g.maxConnections() + ",\"sessions\":"
                + g.sessions()
                + ",\"inFlight\":" + g.inFlight() + ",\"maxInFlight\":" + g.maxInFlight() + ",\"accepted\":"
                + g.accepted()
                + ",\"logins\":" + g.logins() + ",\"refusedLogins\":" + g.refusedLogins() + ",\"commands\":"
                + g.commands()
                + ",\"errors\":" + g.errors() + ",\"faults\":" + g.faults() + "}";
    }

    private static void write(Object value, StringBuilder out) {
        if (value instanceof String text) {
            quote(text, out);
        } else if (value instanceof Map<?, ?> map) {
            out.append('{');
            Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
            while (entries.hasNext()) {
                Map.Entry<?, ?> entry = entries.next();
                quote(entry.getKey().toString(), out);
                out.append(':');
                write(entry.getValue(), out);
                out.append(entries.hasNext() ? "," : "");
            }
            out.append('}');
        } else if (value instanceof Iterable<?> list) {
            out.append('[');
            Iterator<?> items = list.iterator();
            while (items.hasNext()) {
                write(items.next(), out);
                out.append(items.hasNext() ? "," : "");
            }
            out.append(']');
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else {
            throw new IllegalArgumentException("no JSON for " + value.getClass());
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20 || (Character.isSurrogate(c) && !paired(text, i))) {
                out.append("\\u").append(HEX.charAt(c >> 12)).append(HEX.charAt(c >> 8 & 15));
                out.append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private static boolean paired(String text, int i) {
        char c = text.charAt(i);
        return Character.isHighSurrogate(c)
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
