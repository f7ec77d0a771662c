/** GitLab behind the port: branches by git over HTTPS, all else by its REST API, version 4. */
@NullMarked
package dev.autodev.forge.gitlab;

import org.jspecify.annotations.NullMarked;
