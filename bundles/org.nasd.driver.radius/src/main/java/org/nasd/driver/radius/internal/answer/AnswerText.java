package org.nasd.driver.radius.internal.answer;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Set;
import org.nasd.driver.radius.internal.dictionary.Attribute;
import org.nasd.driver.radius.internal.dictionary.Dictionary;
import org.nasd.driver.radius.internal.dictionary.Standard;
import org.nasd.driver.radius.internal.wire.Received;
import org.nasd.driver.radius.internal.wire.Reply;

/** Answers on one line, as in {@code CoA-NAK Error-Cause=503 (Session-Context-Not-Found) Reply-Message="no such user"}. */
public final class AnswerText {

    /** What belongs to the protocol and tells a person nothing. */
    private static final Set<Integer> HIDDEN = Set.of(Standard.MESSAGE_AUTHENTICATOR, Standard.EVENT_TIMESTAMP);

    private static final int MOST_TAG = 0x1F;

    private final ValueReader values;

    /**
     * @param charset of text values
     */
    public AnswerText(Dictionary dictionary, Charset charset) {
        this.values = new ValueReader(dictionary, charset);
    }

    /** The line. */
    public String of(Reply reply) {
        StringBuilder line = new StringBuilder(reply.kind().label()).append(reply.ack() ? "-ACK" : "-NAK");
        for (Received received : reply.attributes()) {
            Attribute attribute = received.attribute();
            if (!attribute.vendor().isNone() || !HIDDEN.contains(attribute.number())) {
                append(attribute, received.value(), line.append(' '));
            }
        }
        return line.toString();
    }

    private void append(Attribute attribute, byte[] value, StringBuilder line) {
        line.append(attribute.name());
        byte[] own = value;
        if (attribute.tagged() && value.length > 0 && value[0] >= 0 && value[0] <= MOST_TAG) {
            boolean number = attribute.type().isNumber();
            line.append(value[0] == 0 ? "" : ":" + value[0]);
            own = number ? value.clone() : Arrays.copyOfRange(value, 1, value.length);
            own = number ? withoutTag(own) : own;
        }
        line.append('=').append(values.read(attribute, own));
    }

    private static byte[] withoutTag(byte[] number) {
        number[0] = 0;
        return number;
    }
}
