/** The server beside other servers, and with clients that others wrote. What is not installed is skipped, visibly. */
package org.mpl4j.web.interop;
