package org.nasd.driver.radius.internal.command;

import io.netty.util.NetUtil;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.nasd.driver.radius.internal.dictionary.Attribute;

/** Turns a written value into its bytes on the wire, strictly. */
final class ValueWriter {

    private static final BigInteger LEAST_SIGNED = BigInteger.ONE.shiftLeft(31).negate();
    private static final int TAG_BITS = 24;

    private final Language language;

    ValueWriter(Language language) {
        this.language = language;
    }

    /**
     * @param tag from 1 to 31, or 0 for none
     * @return empty when the value is not of the attribute's form
     */
    Optional<byte[]> write(Attribute attribute, int tag, Token value) {
        Optional<byte[]> bytes = untagged(attribute, value);
        if (attribute.length() > 0) {
            bytes = bytes.filter(b -> b.length == attribute.length());
        }
        return tag == 0 && !isTaggedNumber(attribute) ? bytes : bytes.flatMap(b -> tagged(attribute, tag, b));
    }

    private static boolean isTaggedNumber(Attribute attribute) {
        return attribute.tagged() && attribute.type().isNumber();
    }

    /** The tag takes the place of a number's first byte, and stands before a text (RFC 2868). */
    private static Optional<byte[]> tagged(Attribute attribute, int tag, byte[] bytes) {
        if (!attribute.type().isNumber()) {
            byte[] longer = new byte[bytes.length + 1];
            System.arraycopy(bytes, 0, longer, 1, bytes.length);
            longer[0] = (byte) tag;
            return Optional.of(longer);
        }
        if (bytes.length != TAG_BITS / 8 + 1 || bytes[0] != 0) {
            return Optional.empty();
        }
        bytes[0] = (byte) tag;
        return Optional.of(bytes);
    }

    private Optional<byte[]> untagged(Attribute attribute, Token value) {
        String text = value.text();
        return switch (attribute.type()) {
            case STRING -> encode(text);
            case OCTETS -> value.quoted() ? encode(text) : hex(text);
            case OPAQUE -> hex(text);
            case BYTE -> number(attribute, text, 1);
            case SHORT -> number(attribute, text, 2);
            case INTEGER, SIGNED -> number(attribute, text, 4);
            case INTEGER64 -> number(attribute, text, 8);
            case DATE -> date(attribute, text);
            case IPADDR -> v4(text);
            case IPV6ADDR -> v6(text);
            case COMBO_IP -> v4(text).or(() -> v6(text));
            case IPV4PREFIX -> prefix(text, 4);
            case IPV6PREFIX -> prefix(text, 16);
            case IFID -> groups(text, "[0-9a-fA-F]{1,4}", 4, 2);
            case ETHER -> groups(text.replace('-', ':'), "[0-9a-fA-F]{2}", 6, 1);
        };
    }

    private Optional<byte[]> encode(String text) {
        try {
            ByteBuffer bytes = language.charset()
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text));
            return Optional.of(Arrays.copyOf(bytes.array(), bytes.limit()));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> hex(String text) {
        if (!text.matches("0[xX]([0-9a-fA-F]{2})+")) {
            return Optional.empty();
        }
        return Optional.of(HexFormat.of().parseHex(text, 2, text.length()));
    }

    private Optional<byte[]> number(Attribute attribute, String text, int bytes) {
        return parse(text)
                .or(() -> language.dictionary().value(attribute, text).map(BigInteger::valueOf))
                .filter(number -> fits(attribute, number, bytes))
                .map(number -> bigEndian(number, bytes));
    }

    private static Optional<BigInteger> parse(String text) {
        if (text.matches("-?[0-9]{1,20}")) {
            return Optional.of(new BigInteger(text));
        }
        return text.matches("0[xX][0-9a-fA-F]{1,16}")
                ? Optional.of(new BigInteger(text.substring(2), 16))
                : Optional.empty();
    }

    private static boolean fits(Attribute attribute, BigInteger number, int bytes) {
        return switch (attribute.type()) {
            case SIGNED -> number.compareTo(LEAST_SIGNED) >= 0 && number.bitLength() < 8 * bytes;
            default -> number.signum() >= 0 && number.bitLength() <= 8 * bytes;
        };
    }

    private static byte[] bigEndian(BigInteger number, int bytes) {
        ByteBuffer all = ByteBuffer.allocate(8).putLong(number.longValue());
        return Arrays.copyOfRange(all.array(), 8 - bytes, 8);
    }

    private Optional<byte[]> date(Attribute attribute, String text) {
        if (parse(text).isPresent()) {
            return number(attribute, text, 4);
        }
        try {
            return number(attribute, Long.toString(Instant.parse(text).getEpochSecond()), 4);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> v4(String text) {
        return NetUtil.isValidIpV4Address(text)
                ? Optional.of(NetUtil.createByteArrayFromIpAddressString(text))
                : Optional.empty();
    }

    /** Neither zones nor brackets, which name no other address. */
    private static Optional<byte[]> v6(String text) {
        return text.matches("[0-9a-fA-F:.]+") && NetUtil.isValidIpV6Address(text)
                ? Optional.of(NetUtil.createByteArrayFromIpAddressString(text))
                : Optional.empty();
    }

    /** A reserved byte, the length and the address, all of it, with zeros behind the prefix (RFC 3162, RFC 8044). */
    private static Optional<byte[]> prefix(String text, int size) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,3}")) {
            return Optional.empty();
        }
        int bits = Integer.parseInt(text.substring(slash + 1));
        String address = text.substring(0, slash);
        return (size == 4 ? v4(address) : v6(address))
                .filter(b -> bits <= 8 * size)
                .map(b -> prefix(b, bits));
    }

    private static byte[] prefix(byte[] address, int bits) {
        byte[] prefix = new byte[2 + address.length];
        prefix[1] = (byte) bits;
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            prefix[2 + bit / 8] |= (byte) (address[bit / 8] & mask);
        }
        return prefix;
    }

    private static Optional<byte[]> groups(String text, String group, int count, int bytesEach) {
        String[] groups = text.split(":", -1);
        ByteBuffer bytes = ByteBuffer.allocate(count * bytesEach);
        if (groups.length != count) {
            return Optional.empty();
        }
        for (String digits : groups) {
            if (!digits.matches(group)) {
                return Optional.empty();
            }
            int number = Integer.parseInt(digits, 16);
            if (bytesEach == 2) {
                bytes.putShort((short) number);
            } else {
                bytes.put((byte) number);
            }
        }
        return Optional.of(bytes.array());
    }
}
