"""Tests of volumes: many cables bound in one PDF."""
