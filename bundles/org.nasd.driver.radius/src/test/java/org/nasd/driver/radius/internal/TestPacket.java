package org.nasd.driver.radius.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A RADIUS packet as the other side sees it: read, checked and answered by code that shares nothing with the driver. */
public record TestPacket(byte[] bytes) {

    public record Pair(int type, byte[] value) {
        public String text() {
            return new String(value, StandardCharsets.UTF_8);
        }
    }

    public static TestPacket hex(String hex) {
        return new TestPacket(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    public int code() {
        return bytes[0] & 0xFF;
    }

    public int id() {
        return bytes[1] & 0xFF;
    }

    public String authenticator() {
        return HexFormat.of().formatHex(bytes, 4, 20);
    }

    public List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (int at = 20; at < bytes.length; at += bytes[at + 1] & 0xFF) {
            pairs.add(new Pair(bytes[at] & 0xFF, Arrays.copyOfRange(bytes, at + 2, at + (bytes[at + 1] & 0xFF))));
        }
        return pairs;
    }

    public List<Pair> pairs(int type) {
        return pairs().stream().filter(pair -> pair.type() == type).toList();
    }

    public String text(int type) {
        return pairs(type).get(0).text();
    }

    /** Whether length, Request Authenticator and, where there is one, Message-Authenticator are right. */
    public boolean isGenuine(String secret) {
        byte[] zeroed = bytes.clone();
        Arrays.fill(zeroed, 4, 20, (byte) 0);
        boolean right = ByteBuffer.wrap(bytes).getShort(2) == bytes.length
                && Arrays.equals(md5(zeroed, secret), Arrays.copyOfRange(bytes, 4, 20));
        for (int at = 20; at < bytes.length; at += bytes[at + 1] & 0xFF) {
            if (bytes[at] == 80) {
                byte[] unsigned = zeroed.clone();
                Arrays.fill(unsigned, at + 2, at + 18, (byte) 0);
                right &= Arrays.equals(hmac(unsigned, secret), Arrays.copyOfRange(bytes, at + 2, at + 18));
            }
        }
        return right;
    }

    /** What a reply may be made of. */
    public static final class Answer {
        private final TestPacket request;
        private final ByteArrayOutputStream attributes = new ByteArrayOutputStream();
        private final int code;
        private boolean signed;
        private boolean spoilt;
        private int id;

        private Answer(TestPacket request, int code) {
            this.request = request;
            this.code = code;
            this.id = request.id();
        }

        public Answer with(int type, byte[] value) {
            attributes.write(type);
            attributes.write(value.length + 2);
            attributes.writeBytes(value);
            return this;
        }

        public Answer with(int type, String value) {
            return with(type, value.getBytes(StandardCharsets.UTF_8));
        }

        public Answer with(int type, int value) {
            return with(type, ByteBuffer.allocate(4).putInt(value).array());
        }

        public Answer raw(byte[] bytes) {
            attributes.writeBytes(bytes);
            return this;
        }

        public Answer signed() {
            signed = true;
            return this;
        }

        public Answer badlySigned() {
            spoilt = true;
            return signed();
        }

        public Answer id(int other) {
            id = other;
            return this;
        }

        public byte[] bytes(String secret) {
            int at = attributes.size();
            if (signed) {
                with(80, new byte[16]);
            }
            byte[] packet = new byte[20 + attributes.size()];
            packet[0] = (byte) code;
            packet[1] = (byte) id;
            ByteBuffer.wrap(packet).putShort(2, (short) packet.length);
            System.arraycopy(request.bytes, 4, packet, 4, 16);
            System.arraycopy(attributes.toByteArray(), 0, packet, 20, attributes.size());
            if (signed) {
                byte[] signature = hmac(packet, secret);
                signature[3] ^= (byte) (spoilt ? 1 : 0);
                System.arraycopy(signature, 0, packet, 20 + at + 2, 16);
            }
            System.arraycopy(md5(packet, secret), 0, packet, 4, 16);
            return packet;
        }
    }

    public Answer answer(int code) {
        return new Answer(this, code);
    }

    public Answer ack() {
        return answer(code() + 1);
    }

    public Answer nak() {
        return answer(code() + 2);
    }

    private static byte[] md5(byte[] packet, String secret) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            md5.update(packet);
            return md5.digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] hmac(byte[] packet, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacMD5");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacMD5"));
            return mac.doFinal(packet);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
