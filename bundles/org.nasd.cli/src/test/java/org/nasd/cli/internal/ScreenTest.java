package org.nasd.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScreenTest {

    private final Screen screen = new Screen();

    @Test
    void carriesOutBackspaceAndCarriageReturn() {
        screen.show("abc\b\bX\r\n12345\rAB\r\n\n\rend");
        assertThat(screen.all()).isEqualTo("aXc\nAB345\n\nend");
    }

    @Test
    void dropsNulBellAndEscapeSequences() {
        screen.show("a\0b\u0007\u001b[1;32mc\u001b]0;title\u0007d\u001b(Be\u001b[?2004hf\u009b0mg");
        assertThat(screen.all()).isEqualTo("abcdefg");
    }

    @Test
    void aSequenceThatIsSplitIsStillOne() {
        screen.show("a\u001b");
        screen.show("[3");
        screen.show("1mb");
        assertThat(screen.all()).isEqualTo("ab");
    }

    @Test
    void erasesWhatThePagerLeft() {
        screen.show("x\n--More--\b\b\b\b\b\b\b\b        \b\b\b\b\b\b\b\bline\n  ---- More ----\u001b[16D\u001b[Kend\n");
        assertThat(screen.all()).isEqualTo("x\nline\nend\n");
    }

    @Test
    void answersWhereTheCursorIs() {
        assertThat(screen.show("abc\u001b[6n")).isEqualTo("\u001b[24;4R");
    }

    @Test
    void cutsAtOneMebibyteAndKeepsTheEndInSight() {
        String line = "x".repeat(99) + "\n";
        for (int i = 0; i < 50_000; i++) {
            screen.show(line);
        }
        screen.show("nas# ");
        assertThat(screen.all().getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(Screen.MOST + 8192);
        assertThat(screen.all()).contains("cut here").endsWith("nas# ");
        assertThat(screen.lastLine().toString()).isEqualTo("nas# ");
    }

    @Test
    void aLineThatNeverEndsTakesNoMoreRoomThanALine() {
        String piece = "y".repeat(1000);
        for (int i = 0; i < 5_000; i++) {
            screen.show(piece);
        }
        assertThat(screen.lastLine().length()).isLessThan(8193);
        assertThat(screen.all().length()).isLessThan(Screen.MOST + 8192 + 100);
    }

    @Test
    void garbageNeverBreaksIt() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            StringBuilder garbage = new StringBuilder();
            for (int k = random.nextInt(60); k >= 0; k--) {
                garbage.append(
                        random.nextInt(3) == 0
                                ? "\u001b[;0159nDCGHKJPm\b\r\n".charAt(random.nextInt(17))
                                : (char) random.nextInt(300));
            }
            screen.show(garbage);
        }
        assertThat(screen.all()).as("seed " + seed).doesNotContain("\u001b", "\b", "\0");
    }

    @Test
    void joinsACharacterSplitOverTwoReads() {
        Decoding decoding = new Decoding(StandardCharsets.UTF_8);
        byte[] bytes = "яб".getBytes(StandardCharsets.UTF_8);
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            text.append(decoding.decode(new byte[] {b}, 1));
        }
        assertThat(text.toString()).isEqualTo("яб");
    }
}
