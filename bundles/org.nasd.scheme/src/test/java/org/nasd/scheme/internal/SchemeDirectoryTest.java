package org.nasd.scheme.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasd.api.scheme.Scheme;
import org.nasd.api.scheme.SchemeStatus;

class SchemeDirectoryTest {

    @TempDir
    Path root;

    private final List<String> announced = new ArrayList<>();

    private Schemes schemes;
    private SchemeDirectory directory;
    private long second;

    @BeforeEach
    void watch() {
        schemes = new Schemes(root, announced::add);
        directory = new SchemeDirectory(root, Duration.ofSeconds(1), schemes);
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        // Two writes within the same tick of the file system's clock must differ too.
        Files.setLastModifiedTime(
                path, FileTime.from(Instant.now().plusSeconds(second).plusNanos(text.hashCode() & 0xffff)));
    }

    private void afterASecond() {
        second++;
        directory.scan(Duration.ofSeconds(second).toNanos());
    }

    private void settle() {
        afterASecond();
        afterASecond();
    }

    private String commands(String name) {
        Scheme scheme = schemes.find(name).flatMap(SchemeStatus::scheme).orElseThrow();
        return String.join("|", Sample.commands(scheme.render("e", Map.of(), Sample.AS_IS)));
    }

    @Test
    void everythingIsThereFromTheStart() throws IOException {
        write("A/scheme.cfg", "driver = d");
        write("A/e.cmd", "one");
        write("B/scheme.cfg", "driver = d");
        directory.readAll();
        assertThat(schemes.all()).extracting(SchemeStatus::name).containsExactly("A", "B");
        assertThat(commands("A")).isEqualTo("one");
        assertThat(schemes.find("A").orElseThrow().path())
                .isEqualTo(root.resolve("A").toString());
        assertThat(schemes.pathOf("A")).isEqualTo(root.resolve("A").toString());
        assertThat(announced).containsExactly("A", "B");
    }

    @Test
    void aChangeIsTakenUpAfterASecondOfQuietAndNotBefore() throws IOException {
        write("A/scheme.cfg", "driver = d");
        write("A/e.cmd", "one");
        directory.readAll();
        announced.clear();

        write("A/e.cmd", "two");
        afterASecond();
        assertThat(commands("A")).isEqualTo("one");
        write("A/e.cmd", "three");
        afterASecond();
        assertThat(commands("A")).isEqualTo("one");
        assertThat(announced).isEmpty();
        afterASecond();
        assertThat(commands("A")).isEqualTo("three");
        assertThat(announced).containsExactly("A");
        settle();
        assertThat(announced).containsExactly("A");
    }

    @Test
    void aFileMovedIntoPlaceWithTheSameSizeAndTimeIsSeen() throws IOException {
        write("A/scheme.cfg", "driver = d");
        write("A/e.cmd", "one");
        directory.readAll();
        FileTime time = Files.getLastModifiedTime(root.resolve("A/e.cmd"));
        Path other = Files.writeString(root.resolve("other"), "two");
        Files.setLastModifiedTime(other, time);
        Files.move(other, root.resolve("A/e.cmd"), StandardCopyOption.REPLACE_EXISTING);
        settle();
        assertThat(commands("A")).isEqualTo("two");
    }

    @Test
    void theLastGoodVersionStaysInForceWhileTheWrittenOneHasMistakes() throws IOException {
        write("A/scheme.cfg", "driver = d");
        write("A/e.cmd", "one");
        directory.readAll();
        announced.clear();

        write("A/e.cmd", "{{{x}}}");
        settle();
        assertThat(commands("A")).isEqualTo("one");
        assertThat(schemes.find("A").orElseThrow().errors())
                .singleElement()
                .asString()
                .startsWith("A/e.cmd, line 1: ");
        settle();
        assertThat(announced).containsExactly("A");

        write("A/e.cmd", "two");
        settle();
        assertThat(commands("A")).isEqualTo("two");
        assertThat(schemes.find("A").orElseThrow().errors()).isEmpty();
        assertThat(announced).containsExactly("A", "A");
    }

    @Test
    void aNewSchemeWithMistakesIsThereWithoutAVersionInForce() throws IOException {
        write("A/e.cmd", "one");
        directory.readAll();
        SchemeStatus status = schemes.find("A").orElseThrow();
        assertThat(status.scheme()).isEmpty();
        assertThat(status.errors()).containsExactly("there is no scheme.cfg in " + root.resolve("A"));
    }

    @Test
    void aSchemeGoesWithItsDirectoryAfterASecond() throws IOException {
        write("A/scheme.cfg", "driver = d");
        directory.readAll();
        announced.clear();
        Files.move(root.resolve("A"), root.resolve(".hidden"));
        afterASecond();
        assertThat(schemes.find("A")).isPresent();
        afterASecond();
        assertThat(schemes.find("A")).isEmpty();
        assertThat(announced).containsExactly("A");
        Files.move(root.resolve(".hidden"), root.resolve("A"));
        settle();
        assertThat(schemes.find("A")).isPresent();
    }

    @Test
    void aDirectoryReplacedWithinASecondIsNeverGone() throws IOException {
        write("A/scheme.cfg", "driver = d");
        write("A/e.cmd", "one");
        directory.readAll();
        Files.move(root.resolve("A"), root.resolve(".old"));
        afterASecond();
        write("A/scheme.cfg", "driver = d");
        write("A/e.cmd", "two");
        afterASecond();
        assertThat(commands("A")).isEqualTo("one");
        afterASecond();
        assertThat(commands("A")).isEqualTo("two");
    }

    @Test
    void theSchemesDirectoryMayComeLater() throws IOException {
        Path late = root.resolve("late");
        directory = new SchemeDirectory(late, Duration.ofSeconds(1), schemes);
        directory.readAll();
        assertThat(schemes.all()).isEmpty();
        write("late/A/scheme.cfg", "driver = d");
        settle();
        assertThat(schemes.find("A")).isPresent();
    }

    @Test
    void whatIsNoPartOfASchemeIsLetBe() throws IOException {
        write("A/scheme.cfg", "driver = d");
        write("A/e.cmd", "one");
        write("A/e.cmd~", "{{{");
        write("A/.e.cmd.swp", "{{{");
        write("A/README.txt", "{{{");
        write("A/copy of e.cmd", "{{{");
        write("bad name/scheme.cfg", "driver = d");
        write(".git/scheme.cfg", "driver = d");
        write("scheme.cfg", "driver = d");
        directory.readAll();
        assertThat(schemes.all()).extracting(SchemeStatus::name).containsExactly("A");
        assertThat(schemes.find("A").flatMap(SchemeStatus::scheme).map(Scheme::events))
                .isEqualTo(Optional.of(Set.of("e")));
    }

    @Test
    void aFileThatCannotBeReadIsAMistakeAndIsTriedAgain() throws IOException {
        write("A/scheme.cfg", "driver = d");
        Files.createDirectory(root.resolve("A/e.cmd"));
        directory.readAll();
        assertThat(schemes.find("A").orElseThrow().errors()).containsExactly("A/e.cmd: is not a regular file");
        Files.delete(root.resolve("A/e.cmd"));
        write("A/e.cmd", "x".repeat(1 << 21));
        settle();
        assertThat(schemes.find("A").orElseThrow().errors())
                .singleElement()
                .asString()
                .startsWith("A/e.cmd: cannot be read: ")
                .contains("larger than");
        write("A/e.cmd", "one");
        settle();
        assertThat(commands("A")).isEqualTo("one");
    }

    @Test
    void aLinkToASchemeElsewhereIsFollowed() throws IOException {
        write(".elsewhere/scheme.cfg", "driver = d");
        write(".elsewhere/e.cmd", "one");
        Files.createSymbolicLink(root.resolve("A"), root.resolve(".elsewhere"));
        Files.createSymbolicLink(root.resolve(".elsewhere/broken.cmd"), root.resolve("nowhere"));
        directory.readAll();
        assertThat(schemes.find("A").orElseThrow().errors()).containsExactly("A/broken.cmd: is not a regular file");
        Files.delete(root.resolve(".elsewhere/broken.cmd"));
        settle();
        assertThat(commands("A")).isEqualTo("one");
    }

    @Test
    void aNameOutOfATableNeverLeavesTheDirectory() {
        assertThat(schemes.pathOf("../../etc/passwd\0")).isEqualTo(root + "/../../etc/passwd\0");
        assertThat(schemes.find("../A")).isEmpty();
    }
}
