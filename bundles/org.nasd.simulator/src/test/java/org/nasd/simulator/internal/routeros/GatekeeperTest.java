package org.nasd.simulator.internal.routeros;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatekeeperTest {

    @ParameterizedTest
    @CsvSource({
        "93b438ec9b80057c06dd9fe67d56aa9a,'',UTF-8,00e134102a9d330dd7b1849fedfea3cb57",
        "93b438ec9b80057c06dd9fe67d56aa9a,secret,UTF-8,00de2eb16e8739e95337da481d36029ddb",
        "93b438ec9b80057c06dd9fe67d56aa9a,пароль,UTF-8,008282e2b43134978edf8caed8fb4d5e43",
        "93b438ec9b80057c06dd9fe67d56aa9a,пароль,windows-1251,00d3ce5d6e18c17c3cd66f6c734019668a",
        "098f6bcd4621d373cade4e832627b4f6,tset,UTF-8,00119ce7e093e33497053e73f37a5d3e15"
    })
    void answers_challenges_as_documented(String challenge, String password, String charset, String response) {
        String raw = new String(password.getBytes(Charset.forName(charset)), StandardCharsets.ISO_8859_1);
        assertThat(Gatekeeper.response(raw, HexFormat.of().parseHex(challenge))).isEqualTo(response);
    }
}
