package org.nasd.rest.internal.call;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nasd.rest.internal.answer.Refusal;

/**
 * A body of {@code application/x-www-form-urlencoded}, as curl's {@code -d} sends it: values need not be escaped, and a {@code %} that
 * begins no escape stands for itself, as in the original.
 */
final class Form {

    private final byte[] body;
    private int at;

    private Form(byte[] body) {
        this.body = body;
    }

    /** The parameters in their order. */
    static Map<String, String> read(byte[] body) {
        return new Form(body).read();
    }

    private Map<String, String> read() {
        Map<String, String> parameters = new LinkedHashMap<>();
        while (at < body.length) {
            String name = next(true);
            String value = at < body.length && body[at] == '=' ? value() : "";
            at++;
            if (!name.isEmpty() && parameters.put(name, value) != null) {
                throw Refusal.invalid("the parameter " + shortened(name) + " is given twice");
            }
        }
        return parameters;
    }

    private String value() {
        at++;
        return next(false);
    }

    private String next(boolean untilEquals) {
        byte[] plain = new byte[ends(untilEquals) - at];
        int length = 0;
        int end = at + plain.length;
        while (at < end) {
            plain[length++] = plain(end);
        }
        return Utf8.decode(ByteBuffer.wrap(plain, 0, length));
    }

    private int ends(boolean untilEquals) {
        int end = at;
        while (end < body.length && body[end] != '&' && !(untilEquals && body[end] == '=')) {
            end++;
        }
        return end;
    }

    private byte plain(int end) {
        byte b = body[at++];
        if (b == '+') {
            return ' ';
        }
        if (b == '%' && at + 1 < end) {
            int high = Character.digit(body[at], 16);
            int low = Character.digit(body[at + 1], 16);
            if (high >= 0 && low >= 0) {
                at += 2;
                return (byte) (high << 4 | low);
            }
        }
        return b;
    }

    private static String shortened(String name) {
        return name.length() <= 40 ? name : name.substring(0, 40) + "...";
    }
}
