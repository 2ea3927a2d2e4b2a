/** The web server beside nginx and Apache: processes on one processor each in turn, wrk on another. */
package org.mpl4j.bench.web;
