package org.nasd.driver.mikrotik.internal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasd.driver.mikrotik.internal.wire.DeviceText;

final class CommandParserTest {

    private static final DeviceText UTF8 = new DeviceText(StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
            /queue simple remove comment=crb_10.88.0.15 → /queue/simple/remove =comment=crb_10.88.0.15
            /queue/simple/remove =comment=crb_10.88.0.15 → /queue/simple/remove =comment=crb_10.88.0.15
            /queue/simple remove .id=*1A                → /queue/simple/remove =.id=*1A
            /queue simple remove *1A                    → /queue/simple/remove =.id=*1A
            /queue simple remove numbers=*1,*2          → /queue/simple/remove =numbers=*1,*2
            /ip firewall address-list add list=L address=10.0.0.1 comment="a b" → /ip/firewall/address-list/add =list=L =address=10.0.0.1 =comment=a b
            /ip firewall filter print                   → /ip/firewall/filter/print
            /ip firewall filter print detail without-paging → /ip/firewall/filter/print =detail=
            /system identity set name=r1                → /system/identity/set =name=r1
            /system reboot                              → /system/reboot
            /ping 10.0.0.1 count=3                      → /ping =address=10.0.0.1 =count=3
            /interface monitor-traffic ether1 once      → /interface/monitor-traffic =interface=ether1 =once=
            /interface set ether1 disabled=yes          → /interface/set =.id=ether1 =disabled=yes
            /interface/print ?type=ether ?#!            → /interface/print ?type=ether ?#!
            /interface print .proplist=name,type where type=ether → /interface/print =.proplist=name,type ?type=ether
            /interface print where type=ether running   → /interface/print ?type=ether ?running=true
            /ppp secret print where !disabled           → /ppp/secret/print ?disabled=true ?#!
            /ppp secret print where disabled=no         → /ppp/secret/print ?disabled=false
            /ppp secret print where comment             → /ppp/secret/print ?comment
            /ppp secret print where a=1 or b=2          → /ppp/secret/print ?a=1 ?b=2 ?#|
            /ppp secret print where a=1 && (b=2 || c!=3) → /ppp/secret/print ?a=1 ?b=2 ?c=3 ?#! ?#|
            /ppp secret print where a=1 b=2 or c=3 d=4  → /ppp/secret/print ?a=1 ?b=2 ?#& ?c=3 ?d=4 ?#& ?#|
            /ppp secret print where a<1 b>2 c<=3 d>=4   → /ppp/secret/print ?<a=1 ?>b=2 ?>c=3 ?#! ?<d=4 ?#!
            /ppp secret print where name="a b"          → /ppp/secret/print ?name=a b
            /ppp secret add name=x=y                    → /ppp/secret/add =name=x=y
            /ppp secret add name=                       → /ppp/secret/add =name=
            /ppp secret add name="a\\"b\\\\c\\$d\\_e\\3Df"    → /ppp/secret/add =name=a"b\\c$d e=f
            /ppp secret set *1 !comment                 → /ppp/secret/set =.id=*1 =!comment=
            """)
    void turnsALineIntoOneSentence(String line, String words) throws Exception {
        assertThat(parse(line)).isInstanceOf(Command.Direct.class);
        assertThat(String.join(" ", words(((Command.Direct) parse(line)).words())))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/queue simple remove [find comment=crb_10.0.0.1]",
                "/queue simple remove [find where comment=crb_10.0.0.1]",
                "/queue/simple/remove numbers=[find comment=\"crb_10.0.0.1\"]",
                "/queue simple remove [ find comment=crb_10.0.0.1 ]"
            })
    void looksUpTheIdsThatFindMeans(String line) throws Exception {
        Command.Each each = (Command.Each) parse(line);
        assertThat(words(each.find()))
                .containsExactly("/queue/simple/print", "=.proplist=.id", "?comment=crb_10.0.0.1");
        assertThat(words(each.words())).containsExactly("/queue/simple/remove");
        assertThat(each.removes()).isTrue();
        assertThat(each.text()).isEqualTo("/queue simple remove [find comment=crb_10.0.0.1]");
    }

    @Test
    void keepsTheArgumentsBesideFind() throws Exception {
        Command.Each each = (Command.Each) parse("/ip firewall nat set [find chain=srcnat dynamic=no] disabled=yes");
        assertThat(words(each.find()).subList(2, 4)).containsExactly("?chain=srcnat", "?dynamic=false");
        assertThat(words(each.words())).containsExactly("/ip/firewall/nat/set", "=disabled=yes");
        assertThat(each.changes()).isTrue();
    }

    @Test
    void findWithoutConditionMeansAll() throws Exception {
        assertThat(words(((Command.Each) parse("/queue simple reset-counters [find]")).find()))
                .containsExactly("/queue/simple/print", "=.proplist=.id");
    }

    @Test
    void readsTheKeyAndTheRestOfEnsure() throws Exception {
        Command.Ensure ensure = (Command.Ensure)
                parse("/queue simple ensure [name=crb_10.0.0.1] target=10.0.0.1/32 max-limit=1M/2M comment=\"x y\"");
        assertThat(ensure.menu()).isEqualTo("/queue/simple");
        assertThat(words(ensure.find())).containsExactly("/queue/simple/print", "=.proplist=.id", "?name=crb_10.0.0.1");
        assertThat(words(ensure.key())).containsExactly("=name=crb_10.0.0.1");
        assertThat(words(ensure.attributes()))
                .containsExactly("=target=10.0.0.1/32", "=max-limit=1M/2M", "=comment=x y");
        assertThat(ensure.text())
                .isEqualTo(
                        "/queue simple ensure [name=crb_10.0.0.1] target=10.0.0.1/32 max-limit=1M/2M comment=\"x y\"");
    }

    @Test
    void looksForAnExistingEntryInEveryFormARouterMayKeepItIn() throws Exception {
        Command.Direct add =
                (Command.Direct) parse("/ip firewall address-list add list=L address=10.0.0.1/32 timeout=1h");
        assertThat(words(add.already()).subList(2, 6))
                .containsExactly("?list=L", "?address=10.0.0.1/32", "?address=10.0.0.1", "?#|");
        Command.Ensure ensure = (Command.Ensure) parse("/ip arp ensure [mac-address=aa:bb:cc:00:11:22] interface=e1");
        assertThat(words(ensure.already()).subList(2, 5))
                .containsExactly("?mac-address=aa:bb:cc:00:11:22", "?mac-address=AA:BB:CC:00:11:22", "?#|");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "queue simple print",
                ":put 1",
                "/",
                "//",
                "/queue simple remove [find comment=x",
                "/queue simple remove [:put 1]",
                "/queue simple remove comment=[find x=1]",
                "/queue simple remove [find a=1] [find b=2]",
                "/queue simple remove *1 ]",
                "/queue simple add name=a; /system reboot",
                "/queue simple add name=$x",
                "/queue simple add name=\"$x\"",
                "/queue simple add name={x}",
                "/queue simple add name=(x)",
                "/queue simple add name=\"x",
                "/queue simple add name=x\\",
                "/queue simple add name=x\\q",
                "/queue simple add name=a\u0001b",
                "/queue simple add name=a\nb",
                "/queue simple add =.tag=5",
                "/queue simple add .tag=5",
                "/queue simple add [find a=1] name=x",
                "/queue simple print [find a=1]",
                "/queue simple print where",
                "/queue simple print where name~\"x\"",
                "/queue simple print where (a=1",
                "/queue simple print where a=1)",
                "/queue simple print follow",
                "/log/listen",
                "/queue simple remove [find comment=]",
                "/queue simple remove [find comment=] x=y",
                "/queue simple ensure name=x",
                "/queue simple ensure [] name=x",
                "/queue simple ensure [name=] target=x",
                "/queue simple ensure [find name=x] target=x",
                "/queue simple set [find a=1] .id=*1 x=y",
                "/queue simple remove [find a=1] ?b=2",
                "/queue simple add foo bar\"baz\"",
                "/queue/sim\"ple\"/print"
            })
    void refusesWhatIsNoCommand(String line) {
        assertThatThrownBy(() -> parse(line)).isInstanceOf(CommandSyntaxException.class);
    }

    @Test
    void saysWhatToDoAboutAMistake() {
        assertThatThrownBy(() -> parse("/queue simple add name=a;b")).hasMessageContaining("double quotes");
        assertThatThrownBy(() -> parse("/queue simple remove [find comment=]")).hasMessageContaining("comment=\"\"");
    }

    @Test
    void anEmptyValueInFindMustBeMeant() throws Exception {
        assertThat(words(((Command.Each) parse("/queue simple remove [find comment=\"\"]")).find()))
                .last()
                .isEqualTo("?comment=");
    }

    @Test
    void refusesAWordThatIsTooLong() throws Exception {
        assertThat(parse("/queue simple add name=" + "x".repeat(65_530))).isNotNull();
        assertThatThrownBy(() -> parse("/queue simple add name=" + "x".repeat(65_531)))
                .hasMessageContaining("65537 bytes")
                .hasMessageContaining("word.max");
        assertThatThrownBy(() -> parse("/queue simple remove [find comment=" + "я".repeat(40_000) + "]"))
                .hasMessageContaining("word.max");
    }

    @Test
    void writesValuesInTheCharacterSetOfTheRouter() throws Exception {
        DeviceText cp1251 = new DeviceText(Charset.forName("windows-1251"));
        Command.Direct add =
                (Command.Direct) CommandParser.parse("/ip firewall address-list add list=должники", cp1251, 65_536);
        assertThat(add.words().get(1)).isEqualTo("=list=должники".getBytes(Charset.forName("windows-1251")));
        assertThatThrownBy(() -> CommandParser.parse("/queue simple add name=ß", cp1251, 65_536))
                .hasMessageContaining("windows-1251");
    }

    @Test
    void escapesMayGiveBytesThatAreNoText() throws Exception {
        Command.Direct add = (Command.Direct) parse("/queue simple add name=\"\\E4\\FF\"");
        assertThat(add.words().get(1)).endsWith((byte) 0xE4, (byte) 0xFF);
        assertThat(add.text()).isEqualTo("/queue simple add name=\"\\E4\\FF\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/queue simple remove [find comment=crb_10.0.0.1]",
                "/ppp secret print where a=1 (b=\"2 3\" or !c<4) !(d=5 e)",
                "/ppp secret print where a=1 b=2 or c=3",
                "/queue simple ensure [name=crb_1 comment=\"x \\\"\\$\\\\\"] target=1.2.3.4/32",
                "/ip firewall address-list add list=\"[find]\" comment=\"{a;b}\"",
                "/queue simple set .id=*1 comment=\"where\"",
                "/interface print =detail= ?type=ether"
            })
    void writesACommandSoThatItIsReadBackTheSame(String line) throws Exception {
        Command once = parse(line);
        Command twice = parse(once.text());
        assertThat(twice.text()).isEqualTo(once.text());
        assertThat(words(twice.allWords())).isEqualTo(words(once.allWords()));
    }

    @Test
    void showsTheApiFormOfTheOriginal() throws Exception {
        Command.Direct command = (Command.Direct) parse("/queue simple remove comment=crb_10.88.0.15");
        assertThat(CommandText.api(command.words(), UTF8)).isEqualTo("/queue/simple/remove =comment=crb_10.88.0.15");
    }

    private static Command parse(String line) throws CommandSyntaxException {
        return CommandParser.parse(line, UTF8, 65_536);
    }

    private static List<String> words(List<byte[]> words) {
        return words.stream()
                .map(word -> new String(word, StandardCharsets.UTF_8))
                .toList();
    }
}
