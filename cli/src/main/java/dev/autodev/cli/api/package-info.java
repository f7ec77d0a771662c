/**
 * The dashboard's REST interface over HttpURLConnection, which starts quicker than java.net.http.
 */
@NullMarked
package dev.autodev.cli.api;

import org.jspecify.annotations.NullMarked;
