package org.nasd.driver.radius.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasd.driver.radius.internal.dictionary.Dictionaries;

final class SessionNameTest {

    private final Language language = new Language(Dictionaries.shipped(), StandardCharsets.UTF_8, Set.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "User-Name=a,Framed-IP-Address=10.0.0.1,Acct-Session-Id=\"7\"|Acct-Session-Id=7",
                "User-Name=a,Framed-IP-Address=\"10.0.0.1\"|Framed-IP-Address=10.0.0.1",
                "Calling-Station-Id=00-11,User-Name=a|User-Name=a",
                "Calling-Station-Id=00-11|Calling-Station-Id=00-11",
                "Cisco-Account-Info=S10.0.0.1,Cisco-AVPair=\"a=b\"|Cisco-Account-Info=S10.0.0.1",
                "Filter-Id=\"session 10.0.0.1 remove\"|"
            })
    void theSurestAttributeNamesTheSession(String attributes, String name) throws Exception {
        Command command = CommandParser.parse("coa " + attributes, language);
        assertThat(new SessionName(Optional.empty()).of(command)).isEqualTo(Optional.ofNullable(name));
    }

    @ParameterizedTest
    @CsvSource({"session (\\S+), 10.0.0.1", "session \\S+, session 10.0.0.1", "nothing, User-Name=a"})
    void aPatternOfTheSchemeComesFirst(String pattern, String name) throws Exception {
        Command command = CommandParser.parse("coa User-Name=a,Filter-Id=\"session 10.0.0.1 remove\"", language);
        assertThat(new SessionName(Optional.of(Pattern.compile(pattern))).of(command))
                .contains(name);
    }
}
