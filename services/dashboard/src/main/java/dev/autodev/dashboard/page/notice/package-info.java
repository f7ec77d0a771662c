/** What people were told, and the page behind a link that decides. */
@NullMarked
package dev.autodev.dashboard.page.notice;

import org.jspecify.annotations.NullMarked;
