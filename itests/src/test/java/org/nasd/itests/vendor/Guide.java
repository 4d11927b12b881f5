package org.nasd.itests.vendor;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The guide for authors of drivers: what it tells its reader to type. */
final class Guide {

    private static final Pattern BLOCK = Pattern.compile("```karaf\n(.*?)```", Pattern.DOTALL);

    /** The port of the device in the guide. */
    private static final String PORT = "7700";

    private Guide() {}

    /**
     * The lines of each block for nasd's shell.
     *
     * @param port where the device really is
     */
    static List<List<String>> shellBlocks(int port) throws IOException {
        String text = Files.readString(NasdRepository.root().resolve("docs/writing-a-driver.md"));
        return BLOCK.matcher(text)
                .results()
                .map((MatchResult block) -> block.group(1)
                        .replace(PORT, String.valueOf(port))
                        .lines()
                        .toList())
                .toList();
    }
}
