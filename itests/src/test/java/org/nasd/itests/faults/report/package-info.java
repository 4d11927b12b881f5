/** What the fault tests found, and the report that is made of it. */
package org.nasd.itests.faults.report;
