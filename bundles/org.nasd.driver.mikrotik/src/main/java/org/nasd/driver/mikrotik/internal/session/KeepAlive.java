package org.nasd.driver.mikrotik.internal.session;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioChannelOption;
import java.io.IOException;
import java.net.SocketOption;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * TCP keepalive that finds a silently dead connection within two minutes instead of hours, where the platform lets one say so. The
 * options are found by name, since the package they are defined in is not visible in every container.
 */
final class KeepAlive {

    private static final Map<String, Integer> WANTED =
            Map.of("TCP_KEEPIDLE", 60, "TCP_KEEPINTERVAL", 15, "TCP_KEEPCOUNT", 4);

    private final List<ChannelOption<Integer>> options;
    private final List<Integer> values;

    private KeepAlive(List<ChannelOption<Integer>> options, List<Integer> values) {
        this.options = options;
        this.values = values;
    }

    /** What this platform supports. */
    static KeepAlive ofPlatform() {
        List<ChannelOption<Integer>> options = new ArrayList<>();
        List<Integer> values = new ArrayList<>();
        try (SocketChannel sample = SocketChannel.open()) {
            for (SocketOption<?> option : sample.supportedOptions()) {
                Integer value = WANTED.get(option.name());
                if (value != null && option.type() == Integer.class) {
                    @SuppressWarnings("unchecked")
                    SocketOption<Integer> number = (SocketOption<Integer>) option;
                    options.add(NioChannelOption.of(number));
                    values.add(value);
                }
            }
        } catch (IOException e) {
            return new KeepAlive(List.of(), List.of());
        }
        return new KeepAlive(options, values);
    }

    void apply(Channel channel) {
        for (int i = 0; i < options.size(); i++) {
            channel.config().setOption(options.get(i), values.get(i));
        }
    }
}
