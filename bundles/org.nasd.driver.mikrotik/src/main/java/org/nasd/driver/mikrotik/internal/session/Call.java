package org.nasd.driver.mikrotik.internal.session;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.nasd.driver.mikrotik.internal.command.Quoting;
import org.nasd.driver.mikrotik.internal.trap.Trap;
import org.nasd.driver.mikrotik.internal.wire.DeviceText;
import org.nasd.driver.mikrotik.internal.wire.Reply;

/** One sentence in flight and what has come back for it. Confined to its connection's event loop. */
final class Call {

    /** Is told what becomes of a call. */
    interface Owner {

        /** The last reply has come. */
        void answered(Call call);

        /** The connection ended before. */
        void lost(Call call);
    }

    private static final int MOST_CHARACTERS = 1 << 20;
    private static final int MOST_IDS = 100_000;
    private static final byte[] ID = "=.id=".getBytes(StandardCharsets.US_ASCII);
    private static final String CUT = "\n[cut: the answer is longer than 1 MiB]";

    private final List<byte[]> words;
    private final Owner owner;
    private final DeviceText text;
    private StringBuilder answer;
    private boolean cut;
    private List<byte[]> ids = List.of();
    private boolean tooManyIds;
    private Trap trap;
    private boolean sent;
    private long sentAt;
    private long endedAt;

    Call(List<byte[]> words, Owner owner, DeviceText text) {
        this.words = words;
        this.owner = owner;
        this.text = text;
    }

    List<byte[]> words() {
        return words;
    }

    Owner owner() {
        return owner;
    }

    /** It was handed to the network. */
    void handedOver(long now) {
        sent = true;
        sentAt = now;
    }

    /** Its last byte was written. */
    void written(long now) {
        sentAt = now;
    }

    boolean wasSent() {
        return sent;
    }

    void end(long now) {
        endedAt = now;
    }

    /** From the last byte written to the end, or zero when it was not sent. */
    long nanos() {
        return sent ? Math.max(0, endedAt - sentAt) : 0;
    }

    void take(Reply reply) {
        switch (reply.type()) {
            case RE -> record(reply.words());
            case DONE -> {
                if (!reply.words().isEmpty()) {
                    line("", reply.words());
                }
            }
            case TRAP -> complaint(reply);
            case EMPTY, FATAL, OTHER -> {}
        }
    }

    private void record(List<byte[]> record) {
        for (byte[] word : record) {
            if (isId(word)) {
                id(word);
            }
        }
        line("", record);
    }

    private static boolean isId(byte[] word) {
        if (word.length <= ID.length) {
            return false;
        }
        for (int i = 0; i < ID.length; i++) {
            if (word[i] != ID[i]) {
                return false;
            }
        }
        return true;
    }

    private void id(byte[] word) {
        if (ids.size() >= MOST_IDS) {
            tooManyIds = true;
            return;
        }
        if (ids.isEmpty()) {
            ids = new ArrayList<>();
        }
        ids.add(word);
    }

    private void complaint(Reply reply) {
        if (trap == null) {
            trap = Trap.of(reply, text);
        }
        line("!trap ", reply.words());
    }

    private void line(String start, List<byte[]> record) {
        if (cut) {
            return;
        }
        if (answer == null) {
            answer = new StringBuilder();
        }
        answer.append(answer.length() == 0 ? "" : "\n").append(start);
        String separator = "";
        for (byte[] word : record) {
            answer.append(separator).append(Quoting.readable(word, word.length > 0 && word[0] == '=' ? 1 : 0, text));
            separator = " ";
        }
        if (answer.length() > MOST_CHARACTERS) {
            answer.setLength(MOST_CHARACTERS);
            answer.append(CUT);
            cut = true;
        }
    }

    /** All that has come back, one record a line. */
    String answer() {
        return answer == null ? "" : answer.toString();
    }

    /** The {@code =.id=} words of the records. */
    List<byte[]> ids() {
        return ids;
    }

    /** Whether there were more ids than are kept. */
    boolean tooManyIds() {
        return tooManyIds;
    }

    /** The first complaint, or null. */
    Trap trap() {
        return trap;
    }
}
