package org.nasd.driver.mikrotik.internal.trap;

import java.nio.charset.StandardCharsets;
import org.nasd.driver.mikrotik.internal.wire.DeviceText;
import org.nasd.driver.mikrotik.internal.wire.Reply;

/**
 * A complaint of the router.
 *
 * @param category the number RouterOS gives, or null
 * @param message its words, on one line
 */
public record Trap(Integer category, String message) {

    private static final byte[] CATEGORY = "category".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.US_ASCII);

    /** Reads a {@code !trap}. */
    public static Trap of(Reply reply, DeviceText text) {
        byte[] category = reply.attribute(CATEGORY);
        byte[] message = reply.attribute(MESSAGE);
        return new Trap(number(category), message == null ? "" : oneLine(text.decode(message)));
    }

    private static Integer number(byte[] category) {
        return category != null && category.length == 1 && category[0] >= '0' && category[0] <= '9'
                ? Integer.valueOf(category[0] - '0')
                : null;
    }

    /** The text with line ends and other control characters made blanks. */
    public static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            line.append(Character.isISOControl(c) ? ' ' : c);
        }
        return line.toString().strip();
    }

    public TrapKind kind() {
        return TrapKind.of(category, message);
    }

    /** Whether it says that the item to be worked on is not there: by words, since a category alone may also mean the command. */
    public boolean saysNoSuchItem() {
        return TrapKind.of(null, message) == TrapKind.NO_SUCH_ITEM;
    }

    /** The complaint about a command, in the form of the original. */
    public String about(String command) {
        return kind().label() + " message: '" + message + "', command: '" + command + "'";
    }
}
