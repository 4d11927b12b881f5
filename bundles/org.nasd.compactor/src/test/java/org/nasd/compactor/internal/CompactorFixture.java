package org.nasd.compactor.internal;

import java.time.Duration;
import java.util.Map;
import java.util.stream.LongStream;
import org.nasd.api.event.Event;
import org.nasd.api.stack.CompactStack;

/** A compactor's parts, put together around a stack and a world. */
final class CompactorFixture {

    final TestClock clock = new TestClock();
    final World world = new World();
    final MemoryStack stack = new MemoryStack(clock);
    final NasSnapshots snapshots = new NasSnapshots(world, clock);
    final Memory memory = new Memory(stack, 1000);
    final FactFinder finder = new FactFinder(world, snapshots, new Coalescings(world.registry()), memory);
    final Mover mover = new Mover(stack, finder, new Reporter(world), clock);
    final Walk walk = new Walk(stack, mover, clock);
    CompactorSettings settings = new CompactorSettings(Duration.ofMillis(50), 10, Duration.ofSeconds(5), 1000);

    CompactorFixture() {
        world.addNas(1);
        world.addNas(2);
    }

    /** Makes accounts on the first NAS. */
    void accounts(long... ids) {
        LongStream.of(ids).forEach(id -> world.addAccount(id, 1L, Map.of("ip", "10.1.1." + id)));
    }

    /** Puts an event onto the compact stack. */
    long add(String type, long userId) {
        return stack.add(Event.of(type, userId));
    }

    boolean round() {
        return walk.round(settings, () -> false);
    }

    /** Rounds until one says that there is nothing more to do at once. */
    void rounds() {
        int rounds = 0;
        while (round()) {
            if (++rounds > 1000) {
                throw new AssertionError("the compactor never comes to rest");
            }
        }
    }

    static CompactorSettings batch(int rows) {
        return new CompactorSettings(Duration.ofMillis(50), rows, Duration.ofSeconds(5), 1000);
    }

    static Compactor compactor(CompactStack stack, World world, CompactorSettings settings) {
        NasSnapshots snapshots = new NasSnapshots(world, System::nanoTime);
        Memory memory = new Memory(stack, settings.memory());
        FactFinder finder = new FactFinder(world, snapshots, new Coalescings(world.registry()), memory);
        Mover mover = new Mover(stack, finder, new Reporter(world), System::nanoTime);
        Walk walk = new Walk(stack, mover, System::nanoTime);
        return new Compactor(
                new Compactor.Parts(walk, mover, finder, memory, snapshots, Leadership.SOLE),
                settings,
                System::nanoTime);
    }
}
