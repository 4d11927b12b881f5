package org.nasd.driver.script.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MarkScannerTest {

    private static final String MARK = "0123-abcd";

    private static MarkScanner feed(String said, Capture into, Random random) {
        MarkScanner scanner = new MarkScanner(MARK, into);
        byte[] all = said.getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < all.length; ) {
            int length = Math.min(random.nextInt(7), all.length - from);
            byte[] chunk = new byte[64];
            System.arraycopy(all, from, chunk, 0, length);
            scanner.accept(chunk, length);
            from += length;
        }
        return scanner;
    }

    @Test
    void theStatusIsFoundHoweverThePiecesAreCut() {
        Random random = new Random(3);
        for (int i = 0; i < 5_000; i++) {
            String said = "x\0 0123-abc \0012\0" + "0123-abcd".repeat(random.nextInt(3)) + "\0"
                    + "я".repeat(random.nextInt(9));
            int status = random.nextInt(256);
            Capture kept = new Capture(1000);
            MarkScanner scanner = feed(said + "\0" + MARK + " " + status + "\0" + "left over", kept, random);
            assertThat(scanner.status()).hasValue(status);
            scanner.end();
            assertThat(kept.text(StandardCharsets.UTF_8)).isEqualTo(said);
            assertThat(kept.isCut()).isFalse();
        }
    }

    @Test
    void withoutTheMarkNothingIsHeldBackAtTheEnd() {
        Capture kept = new Capture(1000);
        MarkScanner scanner = feed("said\0" + MARK + " 25", kept, new Random(4));
        assertThat(scanner.status()).isEmpty();
        scanner.end();
        assertThat(kept.text(StandardCharsets.UTF_8)).isEqualTo("said\0" + MARK + " 25");
    }

    @Test
    void whatIsTooMuchIsCutAndTheStatusFoundAllTheSame() {
        Capture kept = new Capture(10);
        MarkScanner scanner = feed("x".repeat(100) + "\0" + MARK + " 254\0", kept, new Random(5));
        assertThat(scanner.status()).hasValue(254);
        assertThat(kept.text(StandardCharsets.UTF_8)).isEqualTo("x".repeat(10));
        assertThat(kept.isCut()).isTrue();
    }
}
