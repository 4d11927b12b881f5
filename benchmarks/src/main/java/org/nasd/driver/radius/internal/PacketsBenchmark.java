package org.nasd.driver.radius.internal;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.nasd.driver.radius.internal.command.Command;
import org.nasd.driver.radius.internal.command.CommandParser;
import org.nasd.driver.radius.internal.command.CommandSyntaxException;
import org.nasd.driver.radius.internal.command.Kind;
import org.nasd.driver.radius.internal.command.Language;
import org.nasd.driver.radius.internal.dictionary.Dictionaries;
import org.nasd.driver.radius.internal.dictionary.Dictionary;
import org.nasd.driver.radius.internal.wire.Reading;
import org.nasd.driver.radius.internal.wire.ReplyReader;
import org.nasd.driver.radius.internal.wire.RequestWriter;
import org.nasd.driver.radius.internal.wire.SharedSecret;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** CoA: a command parsed, its signed packet written, an answer proved and read. */
@State(Scope.Benchmark)
public class PacketsBenchmark {

    private static final String LINE = "coa User-Name=ivanov,Mikrotik-Rate-Limit=5M/5M";

    private final Dictionary dictionary = Dictionaries.shipped();
    private final Language language = new Language(dictionary, StandardCharsets.UTF_8, Set.of());
    private final SharedSecret secret = new SharedSecret("testing123".getBytes(StandardCharsets.UTF_8));
    private final RequestWriter writer = new RequestWriter(secret, true, true, List.of());
    private final ReplyReader reader = new ReplyReader(secret, dictionary, false);
    private final Command command = parsed();
    private final byte[] request =
            HexFormat.of().parseHex("28070022a4cfed7257be9a189f15b147d86bf24c01086976616e6f762c0630303031");
    private final byte[] answer = HexFormat.of().parseHex("29070014c9d070393c7927a0032a0aabd376d4bf");

    private Command parsed() {
        try {
            return CommandParser.parse(LINE, language);
        } catch (CommandSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Benchmark
    public Command coaParsed() throws CommandSyntaxException {
        return CommandParser.parse(LINE, language);
    }

    @Benchmark
    public byte[] coaWrittenAndSigned() {
        return writer.write(command, 7, 1_790_000_000L);
    }

    @Benchmark
    public Reading coaAnswerProvedAndRead() {
        return reader.read(answer, Kind.DISCONNECT, request);
    }
}
