package org.nasd.compactor.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.nasd.api.stack.Leases;
import org.nasd.api.stack.StackException;

class LeasedLeadershipTest {

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Boolean answer = true;

    private final LeasedLeadership leadership = new LeasedLeadership(leases(), now::get);

    private Leases leases() {
        return (Leases) Proxy.newProxyInstance(
                Leases.class.getClassLoader(), new Class<?>[] {Leases.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("lead");
                    asked.incrementAndGet();
                    if (answer == null) {
                        throw new StackException("the database is away");
                    }
                    return answer;
                });
    }

    @Test
    void asksTheDatabaseNowAndThenOnly() {
        assertThat(leadership.held()).isTrue();
        answer = false;
        assertThat(leadership.held()).isTrue();
        assertThat(asked).hasValue(1);
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(leadership.held()).isFalse();
        assertThat(asked).hasValue(2);
    }

    @Test
    void leadsNoMoreWhenTheDatabaseCannotBeAsked() {
        assertThat(leadership.held()).isTrue();
        answer = null;
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThatThrownBy(leadership::held).isInstanceOf(StackException.class);
        assertThatThrownBy(leadership::held).as("asked again at once").isInstanceOf(StackException.class);
        answer = true;
        assertThat(leadership.held()).isTrue();
    }
}
