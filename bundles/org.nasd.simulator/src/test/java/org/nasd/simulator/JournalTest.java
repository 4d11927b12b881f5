package org.nasd.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasd.simulator.JournalEntry.Result;

class JournalTest {

    private static JournalEntry entry(String command) {
        return new JournalEntry(0, 1, 2, 1, null, List.of(command), Result.DONE, "", List.of());
    }

    @Test
    void keeps_the_last_entries_and_counts_all() {
        Journal journal = new Journal(3);
        for (int i = 1; i <= 5; i++) {
            journal.append(entry("/" + i));
        }
        assertThat(journal.entries()).extracting(JournalEntry::command).containsExactly("/3", "/4", "/5");
        assertThat(journal.entriesAfter(4)).extracting(JournalEntry::number).containsExactly(5L);
        assertThat(journal.entriesAfter(1)).hasSize(3);
        assertThat(journal.entriesAfter(5)).isEmpty();
        assertThat(journal.total()).isEqualTo(5);
        assertThat(journal.forgotten()).isEqualTo(2);
    }

    @Test
    void hands_every_entry_to_those_who_follow_it() {
        Journal journal = new Journal(0);
        List<Long> seen = new ArrayList<>();
        journal.append(entry("/a"));
        try (Journal.Following following = journal.follow(e -> seen.add(e.number()))) {
            assertThat(following).isNotNull();
            journal.append(entry("/b"));
            journal.append(entry("/c"));
        }
        journal.append(entry("/d"));
        assertThat(seen).containsExactly(2L, 3L);
        assertThat(journal.entries()).isEmpty();
    }

    @Test
    void finds_arguments_and_queries_of_a_command() {
        JournalEntry entry = new JournalEntry(
                1,
                1,
                2,
                1,
                "7",
                List.of("/x/print", "=comment=a=b", "?name=q", "?=address=10.0.0.1"),
                Result.DONE,
                "",
                List.of());
        assertThat(entry.argument("comment")).isEqualTo("a=b");
        assertThat(entry.argument("name")).isNull();
        assertThat(entry.query("name")).isEqualTo("q");
        assertThat(entry.query("address")).isEqualTo("10.0.0.1");
    }
}
