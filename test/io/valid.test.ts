import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/domain/month.ts';
import { lines, readTables, validTables } from './support.ts';

describe('a valid roster', () => {
  const { roster, problems } = readTables(validTables());

  test('has no error and no warning', () => {
    expect(lines(problems, 'error')).toEqual([]);
    expect(lines(problems, 'warning')).toEqual([]);
  });

  test('takes over what is written', () => {
    expect(roster?.teachers[0]).toEqual({
      id: 'T01',
      name: '甲一',
      sex: 'female',
      born: monthOf(1985, 3),
      home: 'S1',
      working: 'S1',
      status: 'present',
      absentUntil: null,
      since: monthOf(2010, 8),
      employedSince: monthOf(2008, 8),
      subject: '语文',
      teachingTenths: null,
      otherSubjects: ['书法'],
      certifiedStages: ['primary'],
      title: 'first',
      backbone: 'municipal',
      postLevel: 9,
      position: 'teacher',
      positionSince: null,
      graduatingYear: null,
      classTeacher: true,
      established: true,
      exempt: false,
      exemptUntil: null,
      volunteer: true,
      wishes: ['S2', 'S3'],
      spouse: 'T02',
      postedFrom: null,
      postedUntil: null,
      lastHost: null,
      timesPosted: 0,
      serviceEnds: null,
      leaves: null,
      ruralMonths: 0,
    });
    expect(roster?.schools[0]).toEqual({
      id: 'S1',
      name: '城东小学',
      group: 'G1',
      role: 'core',
      stage: 'primary',
      zone: 'Z1',
      setting: 'urban',
      opened: monthOf(1990, 9),
      weak: false,
      establishment: 40,
      floatPermille: 20,
      seniorPosts: 9,
      intermediatePosts: 20,
      principalPosts: null,
      vicePrincipalPosts: null,
      leaderPostsBeforeMerger: null,
      pupils: 900,
      longitude: 120.61,
      latitude: 27.78,
    });
    expect(roster?.demand.find((row) => row.subject === '体育')).toEqual({
      school: 'S1',
      subject: '体育',
      year: null,
      tenths: 14,
    });
    expect(roster?.assessments).toEqual([
      {
        school: 'S2',
        year: 2026,
        z: 61.5,
        lastZ: 55,
        graduatingClasses: 2,
        qualityAward: 30000,
        principalPay: 50000,
        excellentPercent: 20,
      },
    ]);
  });

  test('fills the defaults of the data dictionary', () => {
    const { schools, teachers, zones } = roster!;
    expect(schools.find((row) => row.id === 'S4')).toMatchObject({
      opened: null,
      establishment: null,
      floatPermille: 0,
      seniorPosts: null,
      pupils: null,
    });
    expect(teachers.find((row) => row.id === 'T06')).toMatchObject({
      working: 'S2',
      status: 'present',
      employedSince: monthOf(2011, 8),
      certifiedStages: null,
      backbone: 'none',
      position: 'teacher',
      established: true,
      exempt: false,
      volunteer: false,
      wishes: [],
      timesPosted: 0,
      ruralMonths: 190,
      leaves: null,
    });
    expect(teachers.find((row) => row.id === 'T11')?.graduatingYear).toBe('first');
    expect(teachers.find((row) => row.id === 'T12')?.working).toBe('outside');
    expect(teachers.find((row) => row.id === 'T14')?.established).toBe(false);
    expect(zones.map((row) => row.monthlyAllowance)).toEqual([0, 800]);
  });
});
