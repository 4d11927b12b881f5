package org.nasd.driver.radius.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nasd.driver.radius.internal.TestPacket;
import org.nasd.driver.radius.internal.command.CommandParser;
import org.nasd.driver.radius.internal.command.Kind;
import org.nasd.driver.radius.internal.command.Language;
import org.nasd.driver.radius.internal.dictionary.Dictionaries;
import org.nasd.driver.radius.internal.dictionary.Dictionary;

final class ReplyReaderTest {

    private static final String SECRET = "testing123";
    private static final int MANY = 10_000;
    private static final Dictionary DICTIONARY = Dictionaries.shipped();

    private final ReplyReader reader = reader(false);
    private final TestPacket request = request();

    private static ReplyReader reader(boolean mustBeSigned) {
        return new ReplyReader(new SharedSecret(SECRET.getBytes(StandardCharsets.UTF_8)), DICTIONARY, mustBeSigned);
    }

    private static TestPacket request() {
        try {
            Language language = new Language(DICTIONARY, StandardCharsets.UTF_8, Set.of());
            SharedSecret secret = new SharedSecret(SECRET.getBytes(StandardCharsets.UTF_8));
            return new TestPacket(new RequestWriter(secret, true, true, List.of())
                    .write(CommandParser.parse("coa User-Name=ivanov", language), 77, 1_790_000_000L));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Reading read(byte[] datagram) {
        return read(reader, datagram);
    }

    private Reading read(ReplyReader by, byte[] datagram) {
        return ReplyReader.isPacket(datagram)
                ? by.read(datagram, Kind.COA, request.bytes())
                : new Reading.Bad(Flaw.MALFORMED);
    }

    private static Reading bad(Flaw flaw) {
        return new Reading.Bad(flaw);
    }

    @Test
    void requestsAreGenuineToTheOtherSide() {
        assertThat(request.isGenuine(SECRET)).isTrue();
        assertThat(request.isGenuine("testing124")).isFalse();
        assertThat(request.pairs(80)).hasSize(1);
        assertThat(request.pairs(55)).hasSize(1);
    }

    @Test
    void signedAndUnsignedAnswersAreTaken() {
        assertThat(read(request.ack().bytes(SECRET))).isInstanceOf(Reading.Good.class);
        assertThat(read(request.nak().with(101, 503).signed().bytes(SECRET))).isInstanceOf(Reading.Good.class);
        assertThat(read(request.ack().signed().with(18, "after the signature").bytes(SECRET)))
                .isInstanceOf(Reading.Good.class);
    }

    @Test
    void whatIsNotProvedIsDropped() {
        assertThat(read(request.ack().bytes("testing124"))).isEqualTo(bad(Flaw.WRONG_AUTHENTICATOR));
        assertThat(read(request.ack().badlySigned().bytes(SECRET))).isEqualTo(bad(Flaw.WRONG_SIGNATURE));
        assertThat(read(request.answer(41).bytes(SECRET))).isEqualTo(bad(Flaw.WRONG_CODE));
        assertThat(read(request.bytes())).isEqualTo(bad(Flaw.WRONG_CODE));
        assertThat(read(request.ack().signed().with(80, new byte[16]).bytes(SECRET)))
                .isEqualTo(bad(Flaw.MALFORMED));
        assertThat(read(request.ack().with(80, new byte[15]).bytes(SECRET))).isEqualTo(bad(Flaw.MALFORMED));
        assertThat(read(request.ack().raw(new byte[] {18}).bytes(SECRET))).isEqualTo(bad(Flaw.MALFORMED));
        assertThat(read(request.ack().raw(new byte[] {18, 1}).bytes(SECRET))).isEqualTo(bad(Flaw.MALFORMED));
        assertThat(read(request.ack().raw(new byte[] {18, 4, 65}).bytes(SECRET)))
                .isEqualTo(bad(Flaw.MALFORMED));
    }

    @Test
    void aMissingSignatureIsASettingsAffair() {
        assertThat(read(reader(true), request.ack().bytes(SECRET))).isEqualTo(bad(Flaw.UNSIGNED));
        assertThat(read(reader(true), request.ack().signed().bytes(SECRET))).isInstanceOf(Reading.Good.class);
    }

    @Test
    void whatFollowsTheLengthIsPadding() {
        byte[] answer = request.ack().with(18, "text").bytes(SECRET);
        assertThat(read(Arrays.copyOf(answer, answer.length + 5))).isInstanceOf(Reading.Good.class);
        assertThat(read(Arrays.copyOf(answer, answer.length - 1))).isEqualTo(bad(Flaw.MALFORMED));
    }

    @Test
    void severalAttributesOfAVendorInOneAreToldApart() {
        byte[] two = {0, 0, 0x3a, (byte) 0x8c, 8, 4, '1', 'M', 19, 3, 'x'};
        byte[] broken = {0, 0, 0x3a, (byte) 0x8c, 8, 9, '1', 'M'};
        Reply reply = ((Reading.Good)
                        read(request.ack().with(26, two).with(26, broken).bytes(SECRET)))
                .reply();
        assertThat(reply.attributes())
                .extracting(received -> received.attribute().name())
                .containsExactly("Mikrotik-Rate-Limit", "Mikrotik-Address-List", "Vendor-Specific");
    }

    @Test
    void noSingleChangedBitIsAccepted() {
        byte[] answer = request.nak().with(101, 503).with(18, "no").signed().bytes(SECRET);
        for (int bit = 16; bit < 8 * answer.length; bit++) {
            byte[] changed = answer.clone();
            changed[bit / 8] ^= (byte) (0x80 >> (bit % 8));
            assertThat(read(changed)).as("bit %d", bit).isInstanceOf(Reading.Bad.class);
        }
    }

    @Test
    void garbageNeitherThrowsNorIsAccepted() {
        Random random = new Random(5176);
        byte[] answer =
                request.nak().with(101, 503).with(26, new byte[12]).signed().bytes(SECRET);
        for (int i = 0; i < MANY; i++) {
            byte[] garbage = i % 2 == 0 ? new byte[random.nextInt(300)] : answer.clone();
            if (i % 2 == 0) {
                random.nextBytes(garbage);
                if (garbage.length > 3 && i % 4 == 0) {
                    garbage[0] = (byte) (44 + random.nextInt(2));
                    garbage[2] = 0;
                    garbage[3] = (byte) garbage.length;
                }
            } else {
                for (int n = 0; n <= random.nextInt(4); n++) {
                    garbage[random.nextInt(garbage.length)] ^= (byte) (1 + random.nextInt(255));
                }
                garbage[1] ^= 1;
            }
            assertThat(read(garbage)).isInstanceOf(Reading.Bad.class);
        }
    }

    @Test
    void genuinePacketsWithGarbageInsideNeverThrow() {
        Random random = new Random(2865);
        for (int i = 0; i < MANY; i++) {
            byte[] inside = new byte[random.nextInt(80)];
            random.nextBytes(inside);
            if (inside.length > 6 && i % 2 == 0) {
                inside[0] = 26;
                inside[1] = (byte) inside.length;
                inside[2] = 0;
                inside[3] = 0;
            }
            assertThat(read(request.ack().raw(inside).bytes(SECRET))).isNotNull();
        }
    }
}
