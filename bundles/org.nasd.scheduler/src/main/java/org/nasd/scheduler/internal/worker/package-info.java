/** Works one NAS: what is sent to it when, over which session, and what an answer or its silence leads to. */
package org.nasd.scheduler.internal.worker;
