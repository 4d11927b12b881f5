package org.nasd.itests.tck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nasd.tck.DeviceUnderTest;
import org.nasd.tck.DriverTck;
import org.nasd.tck.Mark;
import org.nasd.tck.Play;

/** The driver legacy-script; its device is a script that writes a line for each event. */
class ScriptTckIT implements DriverTck {

    @Override
    public DeviceUnderTest device() {
        return new Script();
    }

    private static final class Script implements DeviceUnderTest {

        private static final String TEXT = """
                tck_mark() {
                  local start=$EPOCHREALTIME play
                  read -r play < '%1$s/play'
                  case $play in
                    SLOW) sleep %2$s ;;
                    REFUSE) echo '%3$s'; exit 1 ;;
                    BUSY) echo 'try again'; exit 254 ;;
                    SILENCE) sleep 60 ;;
                  esac
                  printf '%%s\\t%%s\\t%%s\\n' "$start" "$EPOCHREALTIME" "$mark" >> '%1$s/journal'
                }
                """;

        private Path scripts;

        @Override
        public String driver() {
            return "legacy-script";
        }

        @Override
        public String bundle() {
            return "org.nasd.driver.script";
        }

        @Override
        public int start(Path etc) throws IOException {
            scripts = Files.createDirectories(etc.resolve("scripts"));
            Files.createFile(scripts.resolve("journal"));
            Files.writeString(
                    scripts.resolve("tck.sh"), TEXT.formatted(scripts, Play.SLOW_MILLIS / 1000.0, Play.REFUSED));
            behave();
            return 0;
        }

        @Override
        public Map<String, Object> nas() {
            return Map.of(
                    "SCRIPT_NAME", "tck.sh", "TELNET_LOGIN", Simulated.LOGIN, "TELNET_PASSWORD", Simulated.PASSWORD);
        }

        @Override
        public String template() {
            return "";
        }

        @Override
        public List<Mark> marks() throws IOException {
            return Files.readAllLines(scripts.resolve("journal")).stream()
                    .map(line -> line.split("\t", 3))
                    .map(parts -> new Mark(parts[2], micros(parts[0]), micros(parts[1])))
                    .toList();
        }

        /** Seconds and microseconds, with the decimal sign of whatever locale. */
        private static long micros(String time) {
            return Long.parseLong(time.replaceAll("[^0-9]", ""));
        }

        @Override
        public Set<Play> plays() {
            return Set.copyOf(Arrays.asList(Play.values()));
        }

        @Override
        public void play(Play play) throws IOException {
            Files.writeString(scripts.resolve("play"), play + "\n");
        }

        @Override
        public void behave() throws IOException {
            Files.writeString(scripts.resolve("play"), "NOTHING\n");
        }

        @Override
        public Map<String, String> badSettings() {
            return Map.of("postpone.exit", "0, 300", "charset", "klingon", "session.concurrency", "2");
        }

        /** Each costs a process; the driver's own tests send ten thousand, many to a process. */
        @Override
        public int hostileValues() {
            return 300;
        }

        @Override
        public void close() {}
    }
}
