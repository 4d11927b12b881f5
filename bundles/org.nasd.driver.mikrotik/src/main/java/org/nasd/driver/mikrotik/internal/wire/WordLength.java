package org.nasd.driver.mikrotik.internal.wire;

import io.netty.buffer.ByteBuf;

/** The length that stands before each word: one to five bytes, high byte first. */
final class WordLength {

    /** Not all bytes of the length are there yet. */
    static final long INCOMPLETE = -1;

    private WordLength() {}

    /**
     * @param length up to 2^32 - 1
     */
    static void write(long length, ByteBuf out) {
        if (length < 0x80) {
            out.writeByte((int) length);
        } else if (length < 0x4000) {
            out.writeShort((int) length | 0x8000);
        } else if (length < 0x200000) {
            out.writeMedium((int) length | 0xC00000);
        } else if (length < 0x10000000) {
            out.writeInt((int) length | 0xE0000000);
        } else {
            out.writeByte(0xF0).writeInt((int) length);
        }
    }

    /**
     * Reads a length; moves the reader index only when it is complete.
     *
     * @throws ProtocolViolation when the first byte is one that no length begins with
     */
    static long read(ByteBuf in) {
        if (!in.isReadable()) {
            return INCOMPLETE;
        }
        int first = in.getUnsignedByte(in.readerIndex());
        if (first > 0xF0) {
            throw new ProtocolViolation("a word begins with the reserved byte 0x%02X".formatted(first));
        }
        int size = size(first);
        if (in.readableBytes() < size) {
            return INCOMPLETE;
        }
        return switch (size) {
            case 1 -> in.readUnsignedByte();
            case 2 -> in.readUnsignedShort() & 0x3FFF;
            case 3 -> in.readUnsignedMedium() & 0x1FFFFF;
            case 4 -> in.readUnsignedInt() & 0xFFFFFFF;
            default -> in.skipBytes(1).readUnsignedInt();
        };
    }

    private static int size(int first) {
        if (first < 0x80) {
            return 1;
        }
        if (first < 0xC0) {
            return 2;
        }
        if (first < 0xE0) {
            return 3;
        }
        return first < 0xF0 ? 4 : 5;
    }
}
