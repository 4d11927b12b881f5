package org.nasd.driver.radius.internal.answer;

import io.netty.util.NetUtil;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.nasd.driver.radius.internal.command.Quoting;
import org.nasd.driver.radius.internal.dictionary.Attribute;
import org.nasd.driver.radius.internal.dictionary.Dictionary;
import org.nasd.driver.radius.internal.dictionary.ValueType;

/** Values of answers as people read them; what is not of its attribute's form is shown as bytes. */
final class ValueReader {

    private final Dictionary dictionary;
    private final Charset charset;

    ValueReader(Dictionary dictionary, Charset charset) {
        this.dictionary = dictionary;
        this.charset = charset;
    }

    String read(Attribute attribute, byte[] value) {
        return switch (attribute.type()) {
            case STRING -> text(value);
            case OCTETS, OPAQUE -> hex(value);
            case BYTE -> number(attribute, value, 1);
            case SHORT -> number(attribute, value, 2);
            case INTEGER, SIGNED -> number(attribute, value, 4);
            case INTEGER64 -> number(attribute, value, 8);
            case DATE -> value.length == 4 ? date(value) : hex(value);
            case IPADDR -> value.length == 4 ? address(value) : hex(value);
            case IPV6ADDR -> value.length == 16 ? address(value) : hex(value);
            case COMBO_IP -> value.length == 4 || value.length == 16 ? address(value) : hex(value);
            case IPV4PREFIX -> prefix(value, 4);
            case IPV6PREFIX -> prefix(value, 16);
            case IFID -> value.length == 8 ? groups(value, 2) : hex(value);
            case ETHER -> value.length == 6 ? groups(value, 1) : hex(value);
        };
    }

    private String text(byte[] value) {
        try {
            return Quoting.quote(
                    charset.newDecoder().decode(ByteBuffer.wrap(value)).toString());
        } catch (CharacterCodingException e) {
            return hex(value);
        }
    }

    private static String hex(byte[] value) {
        return "0x" + HexFormat.of().formatHex(value);
    }

    private String number(Attribute attribute, byte[] value, int bytes) {
        if (value.length != bytes) {
            return hex(value);
        }
        BigInteger number = attribute.type() == ValueType.SIGNED ? new BigInteger(value) : new BigInteger(1, value);
        return number
                + dictionary
                        .nameOf(attribute, number.longValue())
                        .map(name -> " (" + name + ")")
                        .orElse("");
    }

    private static String date(byte[] value) {
        return Instant.ofEpochSecond(ByteBuffer.wrap(value).getInt() & 0xFFFF_FFFFL)
                .toString();
    }

    private static String address(byte[] value) {
        return NetUtil.bytesToIpAddress(value);
    }

    private static String prefix(byte[] value, int size) {
        if (value.length < 2 || value.length > 2 + size || (value[1] & 0xFF) > 8 * size) {
            return hex(value);
        }
        return address(Arrays.copyOfRange(value, 2, 2 + size)) + "/" + (value[1] & 0xFF);
    }

    private static String groups(byte[] value, int bytesEach) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length; i += bytesEach) {
            text.append(i == 0 ? "" : ":").append(HexFormat.of().formatHex(value, i, i + bytesEach));
        }
        return text.toString();
    }
}
