package org.nasd.stack.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasd.api.event.EventHead;
import org.nasd.api.event.FailureReason;
import org.nasd.api.event.QueuedEvent;
import org.nasd.api.stack.Leases;
import org.nasd.api.stack.MainStack;
import org.nasd.api.stack.Settlement;
import org.nasd.api.stack.Settlement.Done;
import org.nasd.api.stack.Settlement.Failed;
import org.nasd.api.stack.Settlement.Postponed;
import org.nasd.api.stack.Settlement.Returned;
import org.nasd.api.stack.Settlement.Sending;
import org.nasd.api.stack.Survivor;

/** What is on record as being sent, and what is found of it after a crash. */
@ParameterizedClass(name = "{0}")
@MethodSource("org.nasd.stack.internal.Fixture#all")
class InFlightIT {

    private static final Map<Long, Long> SOLE = Map.of(1L, Leases.SOLE_EPOCH, 2L, Leases.SOLE_EPOCH);

    private final Fixture fixture;
    private final MainStack main;

    InFlightIT(Fixture fixture) {
        this.fixture = fixture;
        this.main = fixture.stacks.main();
    }

    @BeforeEach
    void empty() throws SQLException {
        fixture.empty();
    }

    private void settle(Set<Long> recorded, Settlement... settlements) {
        assertThat(main.settle(List.of(settlements), List.of(), SOLE, recorded)).isEmpty();
    }

    private long onRecord() throws SQLException {
        return fixture.number("SELECT COUNT(*) FROM EVENTS_IN_FLIGHT");
    }

    private long onRecordAsSent() throws SQLException {
        return fixture.number("SELECT COUNT(*) FROM EVENTS_IN_FLIGHT WHERE SENT");
    }

    private List<Survivor> crash(long nasId) {
        return main.recover(SOLE).get(nasId);
    }

    @Test
    void anEventIsOnRecordFromBeforeItIsSentUntilItHasEnded() throws SQLException {
        List<EventHead> heads = fixture.enter(1, "a 1", "b 2", "c 3", "d 4");
        settle(Set.of(), heads.stream().map(Sending::new).toArray(Settlement[]::new));
        assertThat(onRecordAsSent()).isEqualTo(4);
        assertThat(main.count()).as("it is still in the stack").isEqualTo(4);
        settle(
                ids(heads),
                new Done(heads.get(0)),
                new Failed(heads.get(1), 1, FailureReason.REFUSED, "no", null),
                new Postponed(heads.get(2), 1, Duration.ofMinutes(1), "busy"),
                new Returned(heads.get(3)));
        assertThat(onRecordAsSent()).isZero();
        assertThat(onRecord()).as("one that came back may go again").isEqualTo(1);
        assertThat(main.heads(1, 0, 10)).extracting(EventHead::type).containsExactly("c", "d");
    }

    private static Set<Long> ids(List<EventHead> heads) {
        return heads.stream().map(EventHead::id).collect(Collectors.toSet());
    }

    @Test
    void ofSeveralDecisionsAboutAnEventInOneBatchTheLastOneCounts() throws SQLException {
        List<EventHead> heads = fixture.enter(1, "a 1", "b 2", "c 3");
        EventHead again = heads.get(0);
        EventHead cancelled = heads.get(1);
        EventHead postponed = heads.get(2);
        settle(Set.of(), new Sending(again), new Returned(again), new Sending(again));
        settle(
                Set.of(),
                new Sending(cancelled),
                new Returned(cancelled),
                new Failed(cancelled, 0, FailureReason.CANCELLED, "by anna", null));
        settle(Set.of(), new Sending(postponed));
        settle(Set.of(postponed.id()), new Postponed(postponed, 1, Duration.ZERO, "busy"), new Sending(postponed));
        assertThat(onRecordAsSent()).isEqualTo(2);
        assertThat(crash(1)).extracting(one -> one.head().id()).containsExactly(again.id(), postponed.id());
    }

    @Test
    void ofWhatWasBeingSentAtACrashTheAttemptIsChargedAndTheCrashCountedOnce() {
        List<EventHead> heads = fixture.enter(1, "a 1", "b 2", "c 3");
        settle(Set.of(), new Sending(heads.get(0)), new Sending(heads.get(1)));
        List<Survivor> found = crash(1);
        assertThat(found).extracting(Survivor::crashes).containsExactly(1, 1);
        assertThat(found).extracting(one -> one.head().type()).containsExactly("a", "b");
        assertThat(found).extracting(one -> one.head().tryCount()).containsExactly(1, 1);
        assertThat(crash(1)).as("asked once more").isEqualTo(found);
        List<QueuedEvent> waiting = main.read(1, 0, 10);
        assertThat(waiting).extracting(one -> one.head().tryCount()).containsExactly(1, 1, 0);
        assertThat(waiting.get(0).lastError()).isEqualTo("nasd ended while this event was being sent");
    }

    @Test
    void onlyWhatIsBeingSentAtTheNextCrashIsToBlameForIt() {
        List<EventHead> heads = fixture.enter(1, "a 1", "b 2", "c 3");
        settle(Set.of(), new Sending(heads.get(0)), new Sending(heads.get(1)));
        crash(1);
        settle(ids(heads), new Sending(heads.get(1)), new Sending(heads.get(2)), new Returned(heads.get(2)));
        assertThat(crash(1))
                .extracting(one -> one.head().type() + " " + one.crashes())
                .containsExactly("a 1", "b 2");
        settle(ids(heads), new Sending(heads.get(1)));
        settle(ids(heads), new Returned(heads.get(1)));
        assertThat(crash(1)).extracting(Survivor::crashes).containsExactly(1, 2);
        settle(ids(heads), new Done(heads.get(0)), new Done(heads.get(1)));
        assertThat(crash(1)).isEmpty();
    }

    @Test
    void whatIsOnRecordWithoutAnEventIsForgotten() throws SQLException {
        EventHead head = fixture.enter(1, "a 1").get(0);
        settle(Set.of(), new Sending(head));
        main.settle(List.of(new Failed(head, 0, FailureReason.CANCELLED, "elsewhere", null)), List.of());
        assertThat(crash(1)).isEmpty();
        assertThat(onRecord()).isZero();
    }

    @Test
    void oneNasDoesNotSeeWhatWasInFlightToAnother() {
        EventHead one = fixture.enter(1, "a 1").get(0);
        EventHead two = fixture.enter(2, "b 1").get(0);
        settle(Set.of(), new Sending(one), new Sending(two));
        assertThat(main.recover(Map.of(2L, Leases.SOLE_EPOCH)))
                .containsOnlyKeys(2L)
                .containsValue(List.of(new Survivor(charged(two), 1)));
        assertThat(crash(1)).extracting(Survivor::crashes).containsExactly(1);
    }

    private static EventHead charged(EventHead head) {
        return new EventHead(
                head.id(),
                head.nasId(),
                head.userId(),
                head.type(),
                head.uslugaId(),
                head.acctSessionId(),
                head.tryCount() + 1,
                head.delay());
    }

    @Test
    void manyNasAreTakenAtOnce() {
        List<EventHead> heads = new ArrayList<>();
        for (long nasId = 1; nasId <= 40; nasId++) {
            heads.addAll(fixture.enter(nasId, "a 1", "b 2"));
        }
        Map<Long, Long> all = LongStream.rangeClosed(1, 10_000)
                .boxed()
                .collect(Collectors.toMap(nasId -> nasId, nasId -> Leases.SOLE_EPOCH));
        main.settle(heads.stream().<Settlement>map(Sending::new).toList(), List.of(), all, Set.of());
        Map<Long, List<Survivor>> found = main.recover(all);
        assertThat(found).hasSize(10_000);
        assertThat(found.values().stream().flatMap(List::stream).map(one -> one.head()
                        .id()))
                .containsExactlyInAnyOrderElementsOf(ids(heads));
    }

    @Test
    void aNodeThatLostANasNeitherPutsOnRecordNorRecovers() throws SQLException {
        if (!fixture.isShared()) {
            return;
        }
        for (String table : List.of("NODES", "NAS_LEASES")) {
            fixture.sql("DELETE FROM " + table);
        }
        List<EventHead> heads = Stream.concat(fixture.enter(1, "a 1").stream(), fixture.enter(2, "b 2").stream())
                .toList();
        Map<Long, Long> epochs = new HashMap<>();
        fixture.stacks.leases().renew(false);
        fixture.stacks.leases().take(Set.of(1L, 2L)).forEach((nasId, grant) -> epochs.put(nasId, grant.epoch()));
        fixture.sql("UPDATE NAS_LEASES SET EPOCH = EPOCH + 1, NODE_ID = 'another' WHERE NAS_ID = 1");
        List<Settlement> sending = heads.stream().<Settlement>map(Sending::new).toList();
        assertThat(main.settle(sending, List.of(), epochs, Set.of())).containsExactly(1L);
        assertThat(onRecord()).isEqualTo(1);
        assertThat(main.recover(epochs)).containsOnlyKeys(2L);
        assertThat(main.read(1, 0, 1).get(0).head().tryCount()).isZero();
    }
}
