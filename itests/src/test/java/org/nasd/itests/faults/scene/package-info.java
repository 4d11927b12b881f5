/** What fault tests share: nodes and simulated routers on one database, producers that know what was committed, and who counts it all. */
package org.nasd.itests.faults.scene;
