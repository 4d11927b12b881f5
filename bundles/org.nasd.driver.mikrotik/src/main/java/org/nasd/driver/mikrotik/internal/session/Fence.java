package org.nasd.driver.mikrotik.internal.session;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.nasd.api.driver.DriverContext;

/** Lets nothing through to the router, and ends the connection, once this node may not speak to devices any more. */
final class Fence extends ChannelOutboundHandlerAdapter {

    private final BooleanSupplier maySpeak;

    Fence(BooleanSupplier maySpeak) {
        this.maySpeak = maySpeak;
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (maySpeak.getAsBoolean()) {
            ctx.write(message, promise);
            return;
        }
        ReferenceCountUtil.release(message);
        IOException why = new IOException(DriverContext.MAY_NOT_SPEAK);
        promise.tryFailure(why);
        // not during the write: who writes does not expect to hear of an end meanwhile
        ctx.executor().execute(() -> {
            ctx.fireExceptionCaught(why);
            ctx.close();
        });
    }
}
