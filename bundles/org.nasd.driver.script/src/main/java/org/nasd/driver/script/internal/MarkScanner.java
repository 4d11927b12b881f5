package org.nasd.driver.script.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;

/** Passes output on until the keeper's word that the script has ended: NUL, mark, blank, exit status, NUL. What follows is dropped. */
final class MarkScanner {

    private static final int LONGEST_STATUS = 3;

    private final byte[] opening;
    private final Capture output;
    private byte[] held = new byte[0];
    private OptionalInt status = OptionalInt.empty();

    MarkScanner(String mark, Capture output) {
        this.opening = ("\0" + mark + " ").getBytes(StandardCharsets.US_ASCII);
        this.output = output;
    }

    OptionalInt status() {
        return status;
    }

    void accept(byte[] bytes, int length) {
        if (status.isPresent()) {
            return;
        }
        byte[] all = Arrays.copyOf(held, held.length + length);
        System.arraycopy(bytes, 0, all, held.length, length);
        int at = find(all);
        if (at >= 0) {
            readStatus(all, at);
        }
        int pass = at >= 0 ? at : Math.max(0, all.length - opening.length + 1);
        output.add(all, 0, pass);
        held = status.isPresent() ? new byte[0] : Arrays.copyOfRange(all, pass, all.length);
    }

    /** There is no more to come. */
    void end() {
        output.add(held, 0, held.length);
        held = new byte[0];
    }

    private int find(byte[] all) {
        for (int i = 0; i + opening.length <= all.length; i++) {
            if (all[i] == 0 && Arrays.equals(all, i, i + opening.length, opening, 0, opening.length)) {
                return i;
            }
        }
        return -1;
    }

    private void readStatus(byte[] all, int at) {
        int from = at + opening.length;
        for (int to = from; to < all.length && to <= from + LONGEST_STATUS; to++) {
            if (all[to] == 0) {
                status = OptionalInt.of(Integer.parseInt(new String(all, from, to - from, StandardCharsets.US_ASCII)));
                return;
            }
        }
    }
}
