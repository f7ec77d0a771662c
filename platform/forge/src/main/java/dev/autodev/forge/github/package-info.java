/**
 * GitHub behind the port, github.com or an Enterprise Server: branches by git over HTTPS, all else
 * by its REST API, version 3.
 */
@NullMarked
package dev.autodev.forge.github;

import org.jspecify.annotations.NullMarked;
