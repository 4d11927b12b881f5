package org.nasd.driver.radius.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nasd.driver.radius.internal.command.Command;
import org.nasd.driver.radius.internal.command.CommandParser;
import org.nasd.driver.radius.internal.command.Kind;
import org.nasd.driver.radius.internal.command.Language;
import org.nasd.driver.radius.internal.dictionary.Dictionaries;
import org.nasd.driver.radius.internal.dictionary.Dictionary;

/** Packets with the secret testing123 that were made elsewhere and that FreeRADIUS 3.2.1 took. */
final class VectorsTest {

    private static final Dictionary DICTIONARY = Dictionaries.shipped();
    private static final Language LANGUAGE = new Language(DICTIONARY, StandardCharsets.UTF_8, Set.of());

    private static final String DISCONNECT = "28070022a4cfed7257be9a189f15b147d86bf24c01086976616e6f762c0630303031";
    private static final String DISCONNECT_ACK = "29070014c9d070393c7927a0032a0aabd376d4bf";
    private static final String NO_SUCH = "2808001c5ecd0e24188ec1c62f60a75b9885b0bb01086e6f73756368";
    private static final String NO_SUCH_NAK = "2a08001a541e24b7c806ac66c4964ea36f0d234c6506000001f7";
    private static final String COA =
            "2b09003b74358224f8644023940765c97e85881b5012bd413e220e745114484072098d0377c601086976616e6f76"
                    + "1a0d00003a8c0807354d2f354d";

    private static SharedSecret secret() {
        return new SharedSecret("testing123".getBytes(StandardCharsets.UTF_8));
    }

    private static String written(String command, int identifier, boolean signed) throws Exception {
        Command parsed = CommandParser.parse(command, LANGUAGE);
        byte[] packet = new RequestWriter(secret(), signed, false, List.of()).write(parsed, identifier, 0);
        return HexFormat.of().formatHex(packet);
    }

    private static Reading read(String answer, Kind kind, String request) {
        HexFormat hex = HexFormat.of();
        return new ReplyReader(secret(), DICTIONARY, false).read(hex.parseHex(answer), kind, hex.parseHex(request));
    }

    @Test
    void requestsAreByteForByteThose() throws Exception {
        assertThat(written("disconnect User-Name=ivanov,Acct-Session-Id=0001", 7, false))
                .isEqualTo(DISCONNECT);
        assertThat(written("disconnect User-Name=nosuch", 8, false)).isEqualTo(NO_SUCH);
        assertThat(written("coa User-Name=ivanov,Mikrotik-Rate-Limit=5M/5M", 9, true))
                .isEqualTo(COA);
    }

    @Test
    void theirAnswersAreTaken() {
        Reply ack = ((Reading.Good) read(DISCONNECT_ACK, Kind.DISCONNECT, DISCONNECT)).reply();
        assertThat(ack.ack()).isTrue();
        assertThat(ack.attributes()).isEmpty();
        Reply nak = ((Reading.Good) read(NO_SUCH_NAK, Kind.DISCONNECT, NO_SUCH)).reply();
        assertThat(nak.ack()).isFalse();
        assertThat(nak.errorCause()).hasValue(503);
    }

    @Test
    void anAnswerToAnotherRequestIsNotTaken() {
        assertThat(read(NO_SUCH_NAK, Kind.DISCONNECT, DISCONNECT)).isEqualTo(new Reading.Bad(Flaw.WRONG_AUTHENTICATOR));
        assertThat(read(NO_SUCH_NAK, Kind.COA, COA)).isEqualTo(new Reading.Bad(Flaw.WRONG_CODE));
    }
}
